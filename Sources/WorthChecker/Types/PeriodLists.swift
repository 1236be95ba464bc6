import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Lists that fill a series in the order of the periods, and columns that fill it by what stands in
/// the first column of their table.
enum PeriodLists {
  /// Returns the series of the form that is stated which the values of `source` fill.
  static func filled(
    _ source: ListSource, form: String, to inner: NodeReference, _ instance: InstanceID?,
    _ what: String, _ space: SpaceID?, in checker: inout Checker
  ) -> ExpressionID {
    let reference = checker.expression(source.values).reference
    guard let space, case .timeline(let granularity) = checker.tables.spaces[space].kind else {
      checker.report(.noTimeline(checker.span(reference)))
      return checker.broken(reference)
    }
    let probe = checker.make(
      checker.expression(source.values).operation,
      SeriesAnnotations.isEmptyList(source.values, in: checker)
        ? SeriesAnnotations.expectedElement(inner, instance, in: &checker) : source.element,
      reference)
    let fitting = Annotations.conform(
      probe, to: inner, instance: instance, what: what, space: nil, in: &checker)
    let conformed = checker.type(fitting)
    guard conformed != .error else { return checker.broken(reference) }
    let isFlow = TypeTraits.isMoney(conformed, in: checker) && form != "level"
    return byPeriod(source, conformed, space, granularity, isFlow: isFlow, in: &checker)
  }

  /// Returns the series, each value of type `conformed`, that the values of `source` fill, or one that is broken where their number is
  /// known not to be that of the periods.
  static func byPeriod(
    _ source: ListSource, _ conformed: TypeID, _ space: SpaceID, _ granularity: Granularity,
    isFlow: Bool, in checker: inout Checker
  ) -> ExpressionID {
    let reference = checker.expression(source.values).reference
    guard !reportLength(source, space, granularity, in: &checker) else {
      return checker.broken(reference)
    }
    let values = Choices.fitted(source.values, to: conformed, in: &checker) ?? source.values
    let info = checker.tables.spaces[space]
    let period = checker.types.period(granularity)
    let keys = source.keys ?? checker.make(.list([]), checker.types.id(.list(.number)), reference)
    let arguments = [
      values, keys, checker.make(.definition(info.first), period, reference),
      checker.make(.definition(info.last), period, reference),
      checker.make(.constant(Double(granularity.rawValue)), .number, reference),
    ]
    return checker.make(
      .wholeBuiltin(BuiltinTable[.listByPeriod], arguments: arguments),
      checker.types.id(.series(conformed, space: space, isFlow: isFlow)), reference)
  }

  /// Returns a column as what fills a series by period; nil where it is none, or the first column of
  /// its table does not hold the periods.
  static func column(
    _ value: ExpressionID, form: String, _ timeline: SpaceID?, in checker: inout Checker
  ) -> ListSource? {
    guard form != "list", let timeline,
      case .series(let element, let space, _) = checker.types[checker.type(value)],
      case .rows(let table) = checker.tables.spaces[space].kind,
      let keyColumn = RowLookups.periodColumn(of: table, timeline, in: &checker)
    else { return nil }
    Tables.noteReading(of: value, keys: keyColumn, of: table, in: &checker) {
      $0.space = timeline
    }
    let type = checker.definitions[keyColumn].type
    let keys = checker.make(
      .definition(keyColumn), type, checker.definitions[keyColumn].reference)
    return ListSource(values: value, element: element, keys: keys)
  }

  /// Lets what is being checked need the periods, and the keys, of a series that a single value, a
  /// list or a column fills.
  static func dependOnParts(
    of value: ExpressionID, _ context: Context, in checker: inout Checker
  ) {
    switch checker.expression(value).operation {
    case .broadcast(_, let space):
      // A single value in each period: the first and the last have to be known before.
      IndexSpaces.dependOnEnds(of: space, context, in: &checker)
    case .wholeBuiltin(BuiltinTable[.listByPeriod], let arguments):
      for argument in arguments.dropFirst() {
        if case .definition(let part) = checker.expression(argument).operation {
          Definitions.depend(on: part, offset: nil, context, in: &checker)
        }
      }
    case .list(let parts):
      guard case .dated = checker.types[checker.type(value)] else { return }
      // Dates and amounts of a table's columns.
      for part in parts {
        if case .comprehension(let all) = checker.expression(part).operation,
          case .definition(let column) = checker.expression(all.source).operation
        {
          Definitions.depend(on: column, offset: nil, context, in: &checker)
        }
      }
    default: break
    }
  }

  /// `true`, after a diagnostic, where the list is known to have more or fewer values than there are
  /// periods; otherwise the run looks.
  private static func reportLength(
    _ source: ListSource, _ space: SpaceID, _ granularity: Granularity,
    in checker: inout Checker
  ) -> Bool {
    guard source.keys == nil, let count = count(of: source.values, in: checker),
      let (first, last) = Clauses.knownEnds(of: space, in: checker), last - first < 1e7
    else { return false }
    let periods = max(0, Int(last - first) + 1)
    guard count != periods else { return false }
    checker.report(
      .listLength(
        checker.span(checker.expression(source.values).reference), count, periods: periods,
        first: granularity.text(Int32(first)), last: granularity.text(Int32(last))))
    return true
  }

  /// Returns how many values are written in a list, also through names that hand it on; nil where
  /// that is worked out.
  private static func count(
    of list: ExpressionID, steps: Int = 8, in checker: Checker
  ) -> Int? {
    switch checker.expression(list).operation {
    case .list(let items): return items.count
    case .definition(let definition):
      guard steps > 0, checker.definitions[definition].clauses.count == 1,
        let written = checker.definitions[definition].clauses[0].expression
      else { return nil }
      return count(of: written, steps: steps - 1, in: checker)
    default: return nil
    }
  }
}

/// A list or column of which each value is that of a period.
struct ListSource {
  /// The list, or the column.
  let values: ExpressionID
  /// The type of one of its values.
  let element: TypeID
  /// The periods of a column's rows; nil where values count by their places.
  let keys: ExpressionID?
}
