import WorthPlan
import WorthSource
import WorthSyntax
import WorthValue

/// A checked program: what a case and all that it uses define, with types, units, formulas and what
/// they rest on.
///
/// A program does not change. Planner, explanation and tools read it; ids name its parts.
package struct Program: Sendable {
  /// The files, that of the case first.
  package var sources: SourceSet
  /// The tree of each source, that of the root file first.
  package var trees: Arena<TreeID, Tree>
  /// How names are spelt.
  package var names: Spellings
  /// The types that ids refer to.
  package var types: TypeTable
  /// The units and currencies of the case, and what they are called.
  package var units: UnitTable
  package var scopes: Arena<ScopeID, Scope>
  package var definitions: Arena<DefinitionID, Definition>
  package var expressions: Arena<ExpressionID, Expression>
  package var spaces: Arena<SpaceID, Space>
  package var tables: Arena<TableID, TableInfo>
  package var kinds: Arena<KindID, KindInfo>
  package var instances: Arena<InstanceID, Instance>
  package var functions: Arena<FunctionID, FunctionInfo>
  /// The functions as they are called: a version for each list of types of arguments.
  package var versions: Arena<VersionID, FunctionVersion>
  package var scenarios: Arena<ScenarioID, ScenarioInfo>
  /// The case under scenarios and changes.
  package var worlds: Arena<WorldID, World>
  package var decisionTrees: Arena<DecisionTreeID, DecisionTree>
  package var studies: Arena<StudyID, StudyInfo>
  package var uncertainty: Uncertainty
  /// What the case asks and shows.
  package var output: Output
  package var settings: CaseSettings
  /// The texts that expressions refer to, each once.
  package var texts: Arena<TextID, String>
  /// Columns that were read from files.
  package var data: Arena<DataID, [Double]>
  /// In which order definitions are evaluated.
  package var order: EvaluationOrder

  /// What a case asks and shows.
  package struct Output: Sendable {
    package var requirements: [RequirementInfo]
    package var checks: [CheckInfo]
    package var shows: [ShowInfo]

    /// Creates an output.
    package init(requirements: [RequirementInfo], checks: [CheckInfo], shows: [ShowInfo]) {
      self.requirements = requirements
      self.checks = checks
      self.shows = shows
    }
  }

  /// The uncertain names, and how trials are drawn.
  package struct Uncertainty: Sendable {
    package var draws: Arena<DrawID, DrawInfo>
    package var correlations: [CorrelationInfo]
    /// How the draws of rows hang together.
    package var rowFactors: [PlanRowFactor]
    /// How trials are drawn.
    package var simulation: PlanSimulation
    /// `true` iff something is asked for over all trials.
    package var usesStatistics: Bool

    /// Creates the uncertainty of a program.
    package init(
      draws: Arena<DrawID, DrawInfo>, correlations: [CorrelationInfo],
      rowFactors: [PlanRowFactor], simulation: PlanSimulation, usesStatistics: Bool
    ) {
      self.draws = draws
      self.correlations = correlations
      self.rowFactors = rowFactors
      self.simulation = simulation
      self.usesStatistics = usesStatistics
    }
  }

  /// What the case states about itself.
  package struct CaseSettings: Sendable {
    /// The title and the other texts, as name and value.
    package var texts: [(name: String, value: String)]
    /// The names of the root file.
    package var scope: ScopeID
    /// The names of the prelude; nil where none is used.
    package var prelude: ScopeID?
    /// The currency of the case; nil where it states none.
    package var currency: UnitID?
    /// The timeline of the case; nil where it states none.
    package var timeline: SpaceID?
    /// The definition of the valuation date; nil in a case without one.
    package var valuationDate: DefinitionID?
    /// The words of choices that the case gives to functions, each once, with the words it may be.
    package var writtenWords: [(word: String, words: [String])]

    /// Creates the settings of a case whose names stand in `scope`.
    package init(
      texts: [(name: String, value: String)], scope: ScopeID, prelude: ScopeID?, currency: UnitID?,
      timeline: SpaceID?, valuationDate: DefinitionID?,
      writtenWords: [(word: String, words: [String])]
    ) {
      self.texts = texts
      self.scope = scope
      self.prelude = prelude
      self.currency = currency
      self.timeline = timeline
      self.valuationDate = valuationDate
      self.writtenWords = writtenWords
    }
  }

  /// Creates a program from its parts.
  package init(
    sources: SourceSet, trees: Arena<TreeID, Tree>, names: Spellings, types: TypeTable,
    units: UnitTable, scopes: Arena<ScopeID, Scope>, definitions: Arena<DefinitionID, Definition>,
    expressions: Arena<ExpressionID, Expression>, spaces: Arena<SpaceID, Space>,
    tables: Arena<TableID, TableInfo>, kinds: Arena<KindID, KindInfo>,
    instances: Arena<InstanceID, Instance>, functions: Arena<FunctionID, FunctionInfo>,
    versions: Arena<VersionID, FunctionVersion>, scenarios: Arena<ScenarioID, ScenarioInfo>,
    worlds: Arena<WorldID, World>, decisionTrees: Arena<DecisionTreeID, DecisionTree>,
    studies: Arena<StudyID, StudyInfo>, uncertainty: Uncertainty, output: Output,
    settings: CaseSettings, texts: Arena<TextID, String>, data: Arena<DataID, [Double]>,
    order: EvaluationOrder
  ) {
    self.sources = sources
    self.trees = trees
    self.names = names
    self.types = types
    self.units = units
    self.scopes = scopes
    self.definitions = definitions
    self.expressions = expressions
    self.spaces = spaces
    self.tables = tables
    self.kinds = kinds
    self.instances = instances
    self.functions = functions
    self.versions = versions
    self.scenarios = scenarios
    self.worlds = worlds
    self.decisionTrees = decisionTrees
    self.studies = studies
    self.uncertainty = uncertainty
    self.output = output
    self.settings = settings
    self.texts = texts
    self.data = data
    self.order = order
  }
}

extension Program {
  /// Returns the expression of `id`.
  package func expression(_ id: ExpressionID) -> Expression { expressions[id] }

  /// Returns the type of an expression; that of what has a mistake where there is none.
  package func type(_ id: ExpressionID?) -> TypeID { id.map { expressions[$0].type } ?? .error }

  /// Returns the bytes that a node covers; an empty span where it is none.
  package func span(_ reference: NodeReference) -> Span {
    guard Int(reference.tree.index) < trees.count, reference.node.exists else {
      return Span(source: 0, start: 0, end: 0)
    }
    return trees[reference.tree].span(reference.node)
  }

  /// Returns where the name of what is declared at `reference` stands.
  package func nameSpan(_ reference: NodeReference) -> Span {
    let tree = trees[reference.tree]
    switch tree[reference.node].kind {
    case .instance: return tree.span(tree.child(reference.node, 1))
    default: return tree.span(tree.child(reference.node))
    }
  }

  /// Returns the name as it is spelt.
  package func spelling(_ name: Name) -> String { names.text(name) }

  /// `true` iff the stated type says `level of …`.
  package func isLevelType(_ annotation: NodeReference) -> Bool {
    let tree = trees[annotation.tree]
    return tree[annotation.node].kind == .typeOf
      && tree.tokenText(tree[annotation.node].token) == "level"
  }

  /// `true` iff the definition belongs to a kind that was checked without being filled in.
  package func isAbstract(_ definition: Definition) -> Bool {
    definition.role.instance.map { instances[$0].isAbstract } ?? false
  }

  /// `true` iff the definition is what one of the case becomes in a scenario.
  package func isInWorld(_ definition: Definition) -> Bool {
    if definition.isInWorld { return true }
    if let instance = definition.role.instance { return instances[instance].isInWorld }
    if case .world = scopes[definition.scope].kind { return true }
    return false
  }

  /// Returns the world in which the definition stands; nil for the case as it is.
  ///
  /// - Parameter owner: the instance to which it belongs, where its role does not say so.
  package func world(of definition: Definition, owner: InstanceID? = nil) -> WorldID? {
    guard worlds.count > 0 else { return nil }
    var instance = owner ?? definition.role.instance
    while let inner = instance {
      if let world = instances[inner].world { return world }
      instance = instances[inner].around ?? instances[inner].owner
    }
    var current: ScopeID? = definition.scope
    while let here = current {
      if case .world(let world) = scopes[here].kind { return world }
      current = scopes[here].parent
    }
    return nil
  }

  /// The conventions of everything that is filled in, with the words that each may be.
  ///
  /// Those of words that the case gives to functions come first, under `Program.wordPath`.
  package var conventions: [(path: String, words: [String])] {
    var found = settings.writtenWords.map { (path: Program.wordPath + $0.word, words: $0.words) }
    let names = FullNames(self)
    for instance in instances.entries
    where !instance.isAbstract && !instance.isInWorld && instance.sink == .ofCase {
      guard let kind = instance.kind else { continue }
      for input in kinds[kind].inputs where input.isConvention {
        // What is not agreed has no convention.
        guard case .definition(let definition)? = scopes[instance.scope].symbols[input.name],
          !definitions[definition].isMissing
        else { continue }
        var type = definitions[definition].type
        if case .optional(let inner) = types[type] { type = inner }
        let words = types.words(type)
        if !words.isEmpty { found.append((names.name(of: definition), words)) }
      }
    }
    return found
  }

  /// What stands before a word that the case gives to a function, as the path of a convention.
  package static var wordPath: String { "the word " }
}
