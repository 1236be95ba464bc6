import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The inputs of an instance that are not given: all of them, with what the kind asks of what is given.
enum MissingFields {
  /// Reports the inputs that are needed and not given, and what cannot hold as long as optional ones are
  /// left out, all in one message.
  ///
  /// A field that stands in a part of the block that could not be read is not missing besides.
  static func report(
    _ inputs: [InputDeclaration], _ fields: [GivenField], _ info: KindInfo, of index: InstanceID,
    in checker: inout Checker
  ) {
    let instance = checker.instances[index]
    let unread = namesUnread(instance.given, in: checker)
    let missing = inputs.filter { !unread.contains(checker.spelling($0.name)) }
    guard !missing.isEmpty else { return }
    let described = missing.map { input in
      let tree = checker.trees[input.reference.tree]
      let type = tree.text(input.type)
      return MissingField(
        name: checker.spelling(input.name), type: type.hasPrefix("{") ? "table " + type : type,
        documentation: meaning(
          tree.documentation(input.reference.node), isShort: missing.count > 1),
        declared: checker.span(input.reference))
    }
    var given = Set(fields.map { $0.name })
    given.formUnion(missing.map { $0.name })
    given.formUnion(info.inputs.filter { $0.value.exists }.map { $0.name })
    let reasons = unmet(info, given: given, unread: unread, in: &checker)
    checker.report(
      .missingFields(
        Declarations.nameSpan(instance.reference, in: checker), described,
        kind: Instances.kindName(of: instance, in: checker), reasons: reasons))
  }

  /// What a field means: the first sentence of its comment, of several fields up to a semicolon.
  private static func meaning(_ documentation: String, isShort: Bool) -> String {
    let sentence = Papers.firstSentence(documentation)
    guard isShort, let end = sentence.firstIndex(of: ";") else { return sentence }
    return String(sentence[..<end])
  }

  /// Returns the names that stand in what the parser could not read of the blocks.
  private static func namesUnread(_ blocks: [GivenBlock], in checker: Checker) -> Set<String> {
    var names: Set<String> = []
    for block in blocks {
      let tree = checker.trees[block.reference.tree]
      for child in tree.children(block.reference.node) where tree[child].kind == .skipped {
        for token in tree[child].first..<max(tree[child].first, tree[child].end) {
          switch tree.token(token).kind {
          case .name: names.insert(tree.tokenText(token))
          case .text: names.insert(tree.tokenText(token).filter { $0 != "\"" })
          default: break
          }
        }
      }
    }
    return names
  }

  // MARK: Requirements

  /// Returns the reasons of the requirements that only ask what is given, and do not hold as long as
  /// nothing but `given` is.
  private static func unmet(
    _ info: KindInfo, given: Set<Name>, unread: Set<String>, in checker: inout Checker
  ) -> [String] {
    guard unread.isEmpty else { return [] }
    let optional = Set(info.inputs.filter { $0.isOptional }.map { $0.name })
    var reasons: [String] = []
    for reference in info.requirements {
      let tree = checker.trees[reference.tree]
      let asks = Asks(tree: tree, optional: optional, given: given)
      if tree[reference.node].parts.contains(.condition),
        asks.answer(tree.child(reference.node, 1)) != true
      {
        continue
      }
      guard asks.answer(tree.child(reference.node)) == false else { continue }
      let reason = Requirements.reason(of: reference, in: &checker)
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    return reasons
  }

  /// Answers conditions about what is given alone.
  private struct Asks {
    /// The tree of the condition.
    let tree: Tree
    /// The inputs that may be left out.
    let optional: Set<Name>
    /// The inputs that are given, or are going to be.
    let given: Set<Name>

    /// Returns whether the condition at `node` holds; nil where it rests on a figure.
    func answer(_ node: NodeID) -> Bool? {
      guard node.exists else { return nil }
      switch tree[node].kind {
      case .group: return answer(tree.child(node))
      case .not: return answer(tree.child(node)).map { !$0 }
      case .isGiven:
        let operand = tree.child(node)
        guard tree[operand].kind == .name else { return nil }
        let name = tree.name(operand)
        if given.contains(name) { return true }
        return optional.contains(name) ? false : nil
      case .binary: return answerOfBoth(node)
      default: return nil
      }
    }

    /// Returns whether two conditions that an operator joins hold.
    private func answerOfBoth(_ node: NodeID) -> Bool? {
      let token = tree.token(tree[node].token)
      let sign = token.word.flatMap { Operator(between: $0) } ?? Operator(between: token.kind)
      let (left, right) = (answer(tree.child(node, 0)), answer(tree.child(node, 1)))
      switch sign {
      case .and:
        if left == false || right == false { return false }
        return left == true && right == true ? true : nil
      case .or:
        if left == true || right == true { return true }
        return left == false && right == false ? false : nil
      case .equal: return left.flatMap { one in right.map { one == $0 } }
      case .notEqual: return left.flatMap { one in right.map { one != $0 } }
      default: return nil
      }
    }
  }
}
