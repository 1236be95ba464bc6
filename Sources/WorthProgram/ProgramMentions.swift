import WorthSource
import WorthSyntax

/// What the sources name where no value of its own stands for it: scenarios, and what the changes
/// of scenarios and of blocks behind `under` and `with` name.
struct ProgramMentions: Sendable {
  /// Where a scenario is named: behind `under`, in another scenario, in `compare` or `attribution`.
  private(set) var scenarios: [(scenario: ScenarioID, use: ProgramUse)] = []
  /// What changes name, with the scenario or the entry that makes the change.
  private(set) var changes: [(definition: DefinitionID, use: ProgramUse)] = []

  /// Finds the mentions in the files of `program`.
  init(_ program: Program) {
    let prefixes = program.modulePrefixes
    let prelude = program.settings.prelude.map { program.trees(of: $0) } ?? []
    for id in program.trees.ids where !prelude.contains(id) {
      var finder = MentionFinder(program, tree: id, prefix: prefixes[id] ?? "")
      finder.visitEntries()
      scenarios += finder.scenarios
      changes += finder.changes
    }
  }
}

/// Walks through one file.
private struct MentionFinder {
  /// What is expected where a node stands.
  private enum Position { case value, scenario, change }

  /// What is named in the entry at hand.
  private enum Mention {
    case scenario(ScenarioID)
    case definition(DefinitionID)
  }

  /// The program in which names are looked up.
  private let program: Program
  /// The tree of the file.
  private let tree: Tree
  /// What stands before the file's names in the case: `rates.`, or nothing.
  private let prefix: String
  /// The scenarios by their names.
  private let known: [String: ScenarioID]
  /// The scenarios that are named, with what names them.
  private(set) var scenarios: [(scenario: ScenarioID, use: ProgramUse)] = []
  /// The definitions that changes name, with what makes the changes.
  private(set) var changes: [(definition: DefinitionID, use: ProgramUse)] = []

  /// Creates a finder for the file of `tree`.
  init(_ program: Program, tree: TreeID, prefix: String) {
    self.program = program
    self.tree = program.trees[tree]
    self.prefix = prefix
    var known: [String: ScenarioID] = [:]
    for id in program.scenarios.ids {
      known[program.spelling(program.scenarios[id].name)] = id
    }
    self.known = known
  }

  /// Visits the entries of the file.
  mutating func visitEntries() {
    for entry in tree.children(tree.root) {
      switch tree[entry].kind {
      case .show:
        for item in tree.children(entry) { add(mentions(in: item), .show(tree.span(item))) }
      case .expect: add(mentions(in: entry), .check(tree.span(entry)))
      case .require, .remark: add(mentions(in: entry), .requirement(tree.span(entry), owner: nil))
      case .definition, .instance, .scenario, .tree:
        let found = mentions(in: entry)
        // To find out what the entry declares takes time.
        if !found.isEmpty, let use = use(ofEntry: entry) { add(found, use) }
      default: break
      }
    }
  }

  /// Takes note of what an entry names.
  private mutating func add(_ mentions: [Mention], _ use: ProgramUse) {
    for mention in mentions {
      switch mention {
      case .scenario(let id): scenarios.append((id, use))
      case .definition(let id): changes.append((id, use))
      }
    }
  }

  /// Returns what an entry that declares a name counts as.
  private func use(ofEntry entry: NodeID) -> ProgramUse? {
    var name = tree.child(entry, tree[entry].kind == .instance ? 1 : 0)
    guard name.exists else { return nil }
    if tree[name].kind == .index { name = tree.child(name) }
    return switch program.symbol(at: prefix + tree.text(name)) {
    case .definition(let id): .definition(id)
    case .instance(let id): .instance(id)
    case .scenario(let id): .scenario(id)
    case .tree(let id): .tree(id)
    case .kind, .function, .table, .module, .broken, nil: nil
    }
  }

  /// Returns what an entry, or an item of one, names, in the order of the source.
  private func mentions(in entry: NodeID) -> [Mention] {
    var found: [(mention: Mention, start: UInt32)] = []
    let variant = variant(in: entry)
    var waiting: [(node: NodeID, position: Position)] = [(entry, .value)]
    while let (node, position) = waiting.popLast() {
      let children = tree.children(node)
      // What stands in a scenario's place is a name, a sum of names or a block.
      var inner = position == .scenario ? Position.value : position
      switch tree[node].kind {
      case .under:
        waiting.append((tree.child(node), position))
        waiting.append((tree.child(node, 1), .scenario))
        continue
      case .scenario:
        for child in children.dropFirst() { waiting.append((child, .scenario)) }
        continue
      case .with:
        waiting.append((tree.child(node), inner))
        // The fields of a variant with a name are lines, which say for themselves what they name.
        if node != variant { waiting.append((tree.child(node, 1), .change)) }
        continue
      case .block where position != .value:
        for child in children where tree[child].kind == .definition {
          for part in tree.children(child).dropFirst() { waiting.append((part, .change)) }
        }
        continue
      case .name, .member:
        if let mention = mention(node, position) {
          found.append((mention, tree.span(node).start))
          continue
        }
      case .call:
        // `compare` and `attribution` take scenarios beside figures.
        inner = position == .change ? .change : .scenario
      case .binary where tree.binaryOperator(node) == .plus: inner = position
      case .argument, .group: inner = position
      default: break
      }
      for child in children { waiting.append((child, inner)) }
    }
    return found.sorted { $0.start < $1.start }.map { $0.mention }
  }

  /// The `with` that an entry `name = instance with { … }` consists of, or none.
  private func variant(in entry: NodeID) -> NodeID {
    guard tree[entry].kind == .definition, tree[entry].parts == .value else { return .none }
    let value = tree.child(entry, 1)
    return value.exists && tree[value].kind == .with ? value : .none
  }

  /// Returns what the name at `node` stands for, if that is asked for where it stands.
  private func mention(_ node: NodeID, _ position: Position) -> Mention? {
    switch position {
    case .value: return nil
    case .scenario: return known[tree.text(node)].map { .scenario($0) }
    case .change:
      guard case .definition(let id)? = program.symbol(at: prefix + tree.text(node)) else {
        return nil
      }
      return .definition(id)
    }
  }
}
