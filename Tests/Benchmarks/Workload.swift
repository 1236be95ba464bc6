import Worth
import WorthCommand

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A workload of the rivals, done by Worth.
enum Workload {
  /// Does the workload `name` and returns the exit code.
  static func run(_ name: String, operand: String?) -> Int32 {
    switch (name, operand) {
    case ("w1", let threads?): trials(threads: Int(threads) ?? 1)
    case ("w2a", nil): gridByFunctions()
    case ("w2a-grid", nil): gridOfMethod()
    case ("w2b", nil): optionGrid()
    case ("w3", let file?): parse(file)
    case ("w5", nil): scalars()
    case ("w6", let form?) where form == "irr" || form == "xirr": ratesOfReturn(form)
    case ("w7", let list?): cases(list)
    default:
      complain(
        "usage: benchmarks w1 THREADS | w2a | w2a-grid | w2b | w3 FILE | w5 | w6 irr|xirr | w7 LIST\n"
          + "LIST is a file with the paths of cases, one on each line\n")
      return 2
    }
    return failed ? 1 : 0
  }

  /// `true` once something did not work.
  nonisolated(unsafe) private static var failed = false

  /// Says on standard error what did not work.
  static func complain(_ text: String) {
    failed = true
    Files.complain(text)
  }

  /// A run that was measured.
  struct Measured {
    /// The seconds of the run alone, without compiling and without the report.
    let seconds: Double
    /// What was computed.
    let outcome: Outcome

    /// The report as text.
    var report: String { outcome.report }
  }

  /// Compiles and runs `source`, and complains of what is wrong with it.
  static func measure(_ source: String) -> Measured {
    measure(Engine().compile(source))
  }

  /// Runs a case, and complains of what is wrong with it.
  static func measure(_ program: Case) -> Measured {
    for message in program.diagnostics where message.severity == .error {
      complain(message.rendered + "\n")
    }
    let start = now()
    let outcome = program.evaluate()
    let seconds = now() - start
    for message in outcome.messages where message.severity == .error {
      complain(message.rendered + "\n")
    }
    return Measured(seconds: seconds, outcome: outcome)
  }

  /// Returns the bytes of the file at `path`, none where it cannot be read.
  static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      complain("cannot read " + path + "\n")
      return []
    }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = max(0, ftell(file))
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
  }

  /// Returns the seconds of a clock that only goes on.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
