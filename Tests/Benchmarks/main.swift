import WorthCommand

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The workloads of the rivals in run.sh, done by Worth: benchmarks WORKLOAD [OPERAND]. The last
// line printed is a JSON object with the seconds.
let arguments = CommandLine.arguments.dropFirst()
exit(Workload.run(arguments.first ?? "", operand: arguments.dropFirst().first))
