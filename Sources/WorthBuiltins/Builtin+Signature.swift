import WorthValue

/// What help and editors show of a builtin.
extension Builtin {
  /// `true` iff only the checker calls the builtin; its name has a blank, so that no case can.
  package var isInternal: Bool { name.description.utf8.contains(0x20) }

  /// The name with its parameters and its result: `round(value: amount, digits: whole number = 0)`.
  package var signature: String {
    var items: [String] = []
    for parameter in parameters {
      var item = parameter.name.description + ": " + parameter.type.words
      if parameter.isOptional {
        item += "?"
      } else if let value = parameter.defaultValue {
        item += " = " + ValueText.number(value)
      }
      items.append(item)
    }
    if isVariadic { items.append("…") }
    return name.description + "(" + items.joined(separator: ", ") + ") gives " + resultWords
  }

  /// What the result is, in words.
  private var resultWords: String {
    switch result {
    case .number: "a number"
    case .percent: "a percent"
    case .text: "a text"
    case .yesNo: "yes or no"
    case .days: "a number of days"
    case .months: "a number of months"
    case .date: "a date"
    case .sameAs(let position): "what ‘" + parameterName(position) + "’ is"
    case .listOf(let position): "a list of what ‘" + parameterName(position) + "’ is"
    case .listLike(let position): "a list of what ‘" + parameterName(position) + "’ holds"
    }
  }

  /// Returns the name of the parameter at a position; empty where there is none.
  private func parameterName(_ position: Int) -> String {
    position < parameters.count ? parameters[position].name.description : ""
  }
}

extension ParameterType {
  /// The type in words.
  package var words: String {
    switch self {
    case .number: "number"
    case .amount: "amount"
    case .amounts: "list or series of amounts"
    case .numbers: "list or series of numbers"
    case .anyList: "list or series"
    case .text: "text"
    case .date: "date"
    case .dates: "list of dates"
    case .whole: "whole number"
    case .choice(let words): words.map { $0.description }.joined(separator: " | ")
    }
  }
}
