import Worth

/// Returns what `worth run` prints for the case in `source`.
func worthRunForHost(_ source: [UInt8]) -> [UInt8] {
  let program = Engine().compile(source, name: "case.worth")
  var text = ""
  for message in program.diagnostics where message.severity == .error {
    text += message.rendered + "\n"
  }
  if text.isEmpty {
    let outcome = program.evaluate()
    for message in outcome.messages { text += message.rendered + "\n" }
    text += outcome.report
  }
  return Array(text.utf8)
}
