import Foundation

/// A JSON Schema, as far as the schemas of Grammar/ use the language.
struct JSONSchema {
  private let root: [String: Any]

  /// Reads the schema from a file of the repository.
  init(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../../Grammar/" + name)
    root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
  }

  /// The definitions that the schema refers to and does not have.
  var missingDefinitions: Set<String> {
    let known = (root["$defs"] as? [String: Any]).map { Set($0.keys) } ?? []
    return references(in: root).subtracting(known)
  }

  /// The names of the definitions to which `part` refers.
  private func references(in part: Any) -> Set<String> {
    if let list = part as? [Any] {
      return list.reduce(into: []) { $0.formUnion(references(in: $1)) }
    }
    guard let object = part as? [String: Any] else { return [] }
    return object.reduce(into: []) { found, member in
      if member.key == "$ref", let path = member.value as? String {
        found.insert(path.replacingOccurrences(of: "#/$defs/", with: ""))
      } else {
        found.formUnion(references(in: member.value))
      }
    }
  }

  /// Returns where `value` does not agree with the schema; nothing where it does.
  func problems(of value: Any) -> [String] { problems(value, root, "$") }

  /// Returns where `value`, which stands at `place`, does not fit `schema`.
  private func problems(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = reference.replacingOccurrences(of: "#/$defs/", with: "")
      let definitions = root["$defs"] as? [String: Any]
      guard let target = definitions?[name] as? [String: Any] else {
        return [place + ": no " + name]
      }
      return problems(value, target, place)
    }
    var result: [String] = []
    let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
    if !types.isEmpty, !types.contains(where: { isOf($0, value) }) {
      return [place + ": not of type \(types)"]
    }
    if let only = schema["const"] as? NSObject, only != value as? NSObject {
      result.append(place + ": not \(only)")
    }
    if let choices = schema["enum"] as? [NSObject],
      !choices.contains(where: { $0 == value as? NSObject })
    {
      result.append(place + ": \(value) is none of the choices")
    }
    if let least = schema["minimum"] as? Double, let number = value as? Double, number < least {
      result.append(place + ": below \(least)")
    }
    if let ways = schema["anyOf"] as? [[String: Any]],
      !ways.contains(where: { problems(value, $0, place).isEmpty })
    {
      result.append(place + ": fits no alternative")
    }
    if let object = value as? [String: Any] { result += members(object, schema, place) }
    if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (index, item) in array.enumerated() {
        result += problems(item, items, place + "[\(index)]")
      }
    }
    return result
  }

  /// Returns where the members of an object are missing, unknown or do not fit.
  private func members(
    _ object: [String: Any], _ schema: [String: Any], _ place: String
  ) -> [String] {
    var result: [String] = []
    for name in schema["required"] as? [String] ?? [] where object[name] == nil {
      result.append(place + ": no " + name)
    }
    let known = schema["properties"] as? [String: [String: Any]] ?? [:]
    for (name, value) in object {
      if let property = known[name] {
        result += problems(value, property, place + "." + name)
      } else if let others = schema["additionalProperties"] as? [String: Any] {
        result += problems(value, others, place + "." + name)
      } else if schema["additionalProperties"] as? Bool == false {
        result.append(place + ": unknown member " + name)
      }
    }
    return result
  }

  /// `true` iff the value is of a JSON type; yes and no are not numbers.
  private func isOf(_ type: String, _ value: Any) -> Bool {
    let isTruth = (value as? NSNumber).map { isTruthValue($0) } ?? false
    switch type {
    case "null": return value is NSNull
    case "boolean": return isTruth
    case "integer": return !isTruth && (value as? Double).map { $0 == $0.rounded() } ?? false
    case "number": return !isTruth && value is NSNumber
    case "string": return value is String
    case "array": return value is [Any]
    case "object": return value is [String: Any]
    default: return false
    }
  }

  /// `true` iff `number` was read from `true` or `false`.
  private func isTruthValue(_ number: NSNumber) -> Bool {
    number === (true as NSNumber) || number === (false as NSNumber)
      || String(cString: number.objCType) == "c"
  }
}
