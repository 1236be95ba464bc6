import WorthSource
import WorthSyntax
import WorthValue

/// A user's function as it is written.
package struct FunctionInfo: Sendable {
  /// A parameter with its type and its default, either of which may be left out.
  package struct Parameter: Sendable {
    package var name: Name
    /// The type that is stated, or none.
    package var type: NodeID
    /// The default, or none.
    package var value: NodeID

    /// Creates a parameter.
    package init(name: Name, type: NodeID, value: NodeID) {
      self.name = name
      self.type = type
      self.value = value
    }
  }

  package var name: Name
  /// The place of its declaration.
  package var reference: NodeReference
  /// The names that its body sees besides its parameters.
  package var scope: ScopeID
  /// The instance whose lines the function sees.
  package var instance: InstanceID?
  /// The parameters, in their order.
  package var parameters: [Parameter]
  /// The expression after `=` or the block.
  package var body: NodeID

  /// Creates the function that the node at `reference` declares.
  package init(
    name: Name, reference: NodeReference, scope: ScopeID, instance: InstanceID?,
    parameters: [Parameter], body: NodeID
  ) {
    self.name = name
    self.reference = reference
    self.scope = scope
    self.instance = instance
    self.parameters = parameters
    self.body = body
  }
}

/// A function made for arguments of certain types.
package struct FunctionVersion: Sendable {
  /// The function as it is written.
  package var function: FunctionID
  /// The types for which this version was made, in the order of the parameters.
  package var argumentTypes: [TypeID]
  /// The locals that hold the arguments.
  package var parameters: [LocalID]
  /// The type of the result; pending until the body is checked.
  package var result = TypeID.pending
  /// The result, in terms of the locals; nil where the body has a mistake.
  package var body: ExpressionID?
  /// Definitions in the function's block, in the order of evaluation.
  package var locals: [(local: LocalID, expression: ExpressionID)] = []
  /// What its block requires of the arguments.
  package var requirements: [FunctionRequirement] = []
  /// What the body needs of the case; the caller needs it too.
  package var dependencies: [Dependency] = []

  /// Creates a version that has not been checked.
  package init(function: FunctionID, argumentTypes: [TypeID], parameters: [LocalID]) {
    self.function = function
    self.argumentTypes = argumentTypes
    self.parameters = parameters
  }
}

/// A `require` in the block of a function.
package struct FunctionRequirement: Sendable {
  /// What must hold; the text after `because` is the reason.
  package var condition: ExpressionID
  package var span: Span
  package var reason: String
  /// The reason where it holds figures in braces.
  package var workedOut: ExpressionID?

  /// Creates the requirement that `condition` holds.
  package init(
    condition: ExpressionID, span: Span, reason: String, workedOut: ExpressionID? = nil
  ) {
    self.condition = condition
    self.span = span
    self.reason = reason
    self.workedOut = workedOut
  }
}

/// A `require` of an instance or of the case.
package struct RequirementInfo: Sendable {
  /// What must hold.
  package var condition: ExpressionID
  /// The hidden definition in whose place the requirement is evaluated.
  package var definition: DefinitionID
  package var span: Span
  package var reason: String
  /// The reason where it holds figures in braces.
  package var workedOut: ExpressionID?
  /// Where the instance is filled in; nil for the case itself.
  package var place: Span?
  /// The path of the instance; empty for the case itself.
  package var instance: String
  /// The instance whose kind requires it; nil for the case itself.
  package var owner: InstanceID?
  /// `true` iff nothing fails where it does not hold: the reason is then a remark.
  package var isRemark = false
  /// The input that is to be a whole number, where that is what is required.
  package var wholeInput: String?
  /// `true` iff the report shows the remark.
  package var isShown = false

  /// Creates the requirement that `condition` holds, in whose place `definition` is evaluated.
  package init(
    condition: ExpressionID, definition: DefinitionID, span: Span, reason: String,
    workedOut: ExpressionID?, place: Span?, instance: String, owner: InstanceID?
  ) {
    self.condition = condition
    self.definition = definition
    self.span = span
    self.reason = reason
    self.workedOut = workedOut
    self.place = place
    self.instance = instance
    self.owner = owner
  }
}
