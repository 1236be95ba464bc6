import WorthPlan

/// What is varied in the runs of a study.
extension Studies {
  /// All that is varied while a study runs the case with `variation`.
  func whole(_ variation: Variation, of study: PlanStudy) -> Variation {
    var whole = outer
    for (name, value) in variation.values {
      whole.values[name] = value
      guard let place = study.inputs.firstIndex(of: name), place < study.followers.count else {
        continue
      }
      for follower in study.followers[place] { whole.values[follower] = value }
    }
    for (path, share) in variation.shares { whole.shares[path] = share }
    whole.open.insert(study.number)
    whole.needs = study.needs
    // A solution is looked for on both sides of what is required, and reported if it lies on the
    // wrong one.
    whole.looksBeyondRequirements = study.kind == .solve
    return whole
  }
}
