import Testing
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

@testable import WorthChecker

/// A checker that has read a case and knows what it declares, but has checked nothing: for tests of
/// one room.
struct Workbench {
  /// The checker, whose rooms a test calls.
  var checker: Checker

  /// Reads `text` as a case, which finds `files` beside it.
  init(_ text: String = "", files: [String: String] = [:]) {
    let host = CheckerHost(limits: WorkLimits(), observer: nil) { path in
      files[path].map { .text(SourceText(name: path, text: $0)) } ?? .notFound
    }
    checker = Checker(host: host, rootName: "case.worth")
    let tree = SourceFiles.add(SourceText(name: "case.worth", text: text), in: &checker)
    Declarations.declareFile(
      tree, scope: checker.names.rootScope, isRoot: true, in: &checker)
    Settings.check(in: &checker)
    TableFiles.readAll(in: &checker)
  }

  /// The codes of what has been found in the case, in order.
  var codes: [DiagnosticCode] { checker.findings.sinks[.ofCase].map(\.code) }

  /// The scope of the case.
  var scope: ScopeID { checker.names.rootScope }

  /// Returns how `text` stands in the table of names.
  func name(_ text: String) -> Name { checker.names.table.intern(text) }

  /// Returns what `text` stands for in the case.
  mutating func symbol(_ text: String) -> Symbol? {
    Names.lookUp(name(text), scope: scope, in: &checker)
  }

  /// Returns the definition that is called `text`.
  mutating func definition(_ text: String) throws -> DefinitionID {
    guard case .definition(let id)? = symbol(text) else { throw NotFound(name: text) }
    return id
  }

  /// Returns the instance that is called `text`.
  mutating func instance(_ text: String) throws -> InstanceID {
    guard case .instance(let id)? = symbol(text) else { throw NotFound(name: text) }
    return id
  }

  /// Returns the kind that is called `text`.
  mutating func kind(_ text: String) throws -> KindID {
    guard case .kind(let id)? = symbol(text) else { throw NotFound(name: text) }
    return id
  }

  /// Checks what is called `text` and returns its type.
  mutating func type(of text: String) throws -> ValueType {
    let type = Definitions.demand(try definition(text), in: &checker)
    return checker.types[type]
  }

  /// Returns the node of an expression, read from a source of its own.
  mutating func node(_ text: String) -> NodeReference {
    let source = SourceText(name: "probe.worth", text: "probe = " + text)
    let tree = SourceFiles.add(source, in: &checker)
    let root = checker.trees[tree].root
    let entry = NodeReference(tree, checker.trees[tree].child(root))
    return NodeReference(tree, SyntaxReading.valueNode(entry, in: checker))
  }

  /// Checks an expression in the scope of the case.
  mutating func check(_ text: String) -> ExpressionID {
    var context = Context(scope: scope, timeline: checker.settings.timeline)
    return Expressions.check(node(text), &context, expected: nil, whole: true, in: &checker)
  }

  /// Returns the type of an expression in the scope of the case.
  mutating func type(_ text: String) -> ValueType {
    let expression = check(text)
    return checker.types[checker.type(expression)]
  }

  /// Returns the type of amounts in the currency `code`.
  mutating func money(_ code: String) throws -> ValueType {
    guard let unit = checker.units.currency(code) else { throw NotFound(name: code) }
    return .quantity(unit)
  }

  /// A name that stands for nothing of the sort that a test asked for.
  struct NotFound: Error {
    /// The name that was asked for.
    let name: String
  }
}
