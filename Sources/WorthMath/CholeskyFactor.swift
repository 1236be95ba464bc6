/// The lower triangle L of a correlation matrix R = L Lᵀ.
package struct CholeskyFactor: Sendable {
  /// The rows of L.
  package private(set) var rows: [[Double]] = []

  /// Factors the matrix, of which only the lower triangle is read.
  ///
  /// - Returns: nil where the matrix is not positive semidefinite; `failedRow` is then the first
  ///   row that cannot be.
  package init?(_ matrix: [[Double]], failedRow: inout Int) {
    for (row, values) in matrix.enumerated() {
      var line: [Double] = []
      for column in 0...row {
        guard column < values.count else { return nil }
        var rest = values[column]
        for place in 0..<column {
          rest -= line[place] * (column == row ? line[place] : rows[column][place])
        }
        if column == row {
          guard rest > -1e-12 else {
            failedRow = row
            return nil
          }
          line.append(Real.sqrt(max(0, rest)))
        } else if rows[column][column] > 1e-9 {
          line.append(rest / rows[column][column])
        } else {
          // What hangs on others alone adds nothing of its own.
          guard abs(rest) < 1e-9 else {
            failedRow = row
            return nil
          }
          line.append(0)
        }
      }
      rows.append(line)
    }
  }
}
