import WorthSource
import WorthMath

/// Figures of distributions by themselves.
extension BuiltinTable {
  /// Works out a figure: its form, what is asked, where, the bounds, the shift and the parameters
  /// stand in this order.
  static func distributionFigure(_ call: inout BuiltinCall) -> Double {
    guard call.count >= 6, let place = Int(exactly: call[0]),
      DistributionTable.all.indices.contains(place), let number = Int(exactly: call[1]),
      let what = DistributionFigure(rawValue: number)
    else { return call.fail(.E0602) }
    let form = DistributionTable.all[place]
    let parameters = (6..<call.count).map { call[$0] }
    guard parameters.count == form.parameters.count, let distribution = form.make(parameters) else {
      let mistake = form.mistake()
      return call.fail(mistake.code, mistake.arguments)
    }
    guard
      let bounded = BoundedDistribution(
        distribution, low: call[3], high: call[4], shift: call[5])
    else {
      let mistake = form.nothingBetweenBounds()
      return call.fail(mistake.code, mistake.arguments)
    }
    switch what {
    case .mean, .sd:
      let figure = what == .mean ? bounded.mean : bounded.standardDeviation
      guard figure.isFinite else {
        let mistake = form.missing(what)
        return call.fail(mistake.code, mistake.arguments)
      }
      return figure
    case .pdf: return bounded.density(call[2])
    case .cdf: return bounded.cumulative(call[2])
    case .percentile: return bounded.quantile(call[2])
    }
  }
}
