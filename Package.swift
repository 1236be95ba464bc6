// swift-tools-version: 6.2
import PackageDescription

// Arrows between modules run one way, downwards in this list; a test compares it with the imports.
// Foundation is not used by any of these targets.
let package = Package(
  name: "worth",
  products: [
    .library(name: "Worth", targets: ["Worth"]),
    .executable(name: "worth", targets: ["worth-cli"]),
  ],
  targets: [
    .executableTarget(name: "worth-cli", dependencies: ["WorthCommand"], path: "Sources/worth"),
    .target(
      name: "WorthCommand",
      dependencies: [
        "Worth", "WorthAssist", "WorthTesting", "WorthBuiltins", "WorthPrelude", "WorthSyntax",
        "WorthSource",
      ]),
    // No product: who uses the package does not build it.
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "WorthCommand", "Worth", "WorthPlanner", "WorthChecker", "WorthEvaluator", "WorthSyntax",
        "WorthSource",
      ],
      path: "Tests/Benchmarks", exclude: ["generate.py", "portfolio.py", "run.sh"]),
    .target(name: "WorthWasm", dependencies: ["Worth"]),
    .target(
      name: "Worth",
      dependencies: [
        "WorthAssist", "WorthTesting", "WorthReport", "WorthEvaluator", "WorthLanes",
        "WorthPlanner",
        "WorthChecker",
        "WorthProgram", "WorthBuiltins", "WorthPlan", "WorthPrelude", "WorthSyntax", "WorthValue",
        "WorthMath", "WorthSource",
      ]),
    .target(
      name: "WorthAssist",
      dependencies: ["WorthProgram", "WorthSyntax", "WorthValue", "WorthSource"]),
    .target(
      name: "WorthTesting",
      dependencies: ["WorthReport", "WorthEvaluator", "WorthPlan", "WorthSource"]),
    .target(
      name: "WorthReport",
      dependencies: ["WorthEvaluator", "WorthPlan", "WorthValue", "WorthMath", "WorthSource"]),
    .target(
      name: "WorthEvaluator",
      dependencies: [
        "WorthLanes", "WorthBuiltins", "WorthPlan", "WorthSyntax", "WorthValue", "WorthMath",
        "WorthSource",
      ]),
    .target(
      name: "WorthLanes",
      dependencies: [
        "WorthBuiltins", "WorthPlan", "WorthValue", "WorthMath", "WorthSource", "WorthKernels",
      ]),
    .target(
      name: "WorthPlanner",
      dependencies: [
        "WorthProgram", "WorthBuiltins", "WorthPlan", "WorthValue", "WorthSource",
      ]),
    .target(
      name: "WorthChecker",
      dependencies: [
        "WorthProgram", "WorthBuiltins", "WorthPlan", "WorthPrelude", "WorthSyntax", "WorthValue",
        "WorthMath", "WorthSource",
      ]),
    .target(
      name: "WorthProgram", dependencies: ["WorthPlan", "WorthSyntax", "WorthValue", "WorthSource"]),
    .target(
      name: "WorthBuiltins", dependencies: ["WorthValue", "WorthMath", "WorthSource"]),
    .target(name: "WorthPlan", dependencies: ["WorthValue", "WorthSource"]),
    .target(name: "WorthPrelude", exclude: ["Worth", "generate.py"]),
    .target(name: "WorthSyntax", dependencies: ["WorthMath", "WorthSource"]),
    .target(name: "WorthValue", dependencies: ["WorthMath"]),
    // Without this, a program that imports neither Glibc nor Foundation does not link.
    .target(
      name: "WorthMath", dependencies: ["WorthKernels"],
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "WorthSource"),
    // Loops over the lanes of trials, in C: compiled for several sets of instructions, chosen when the program runs.
    .target(name: "WorthKernels", exclude: ["loops.inc"]),
    .testTarget(
      name: "WorthMathTests", dependencies: ["WorthMath", "WorthKernels"],
      exclude: [
        "generate_distribution_reference.py", "generate_reference.py", "generate_tables.py",
      ]),
    .testTarget(name: "WorthSyntaxTests", dependencies: ["WorthSyntax", "WorthSource"]),
    .testTarget(
      name: "WorthTests",
      dependencies: [
        "Worth", "WorthChecker", "WorthEvaluator", "WorthLanes", "WorthPlan", "WorthMath",
        "WorthBuiltins",
        "WorthPrelude", "WorthSource",
        "WorthSyntax",
      ]),
    .testTarget(
      name: "WorthCommandTests",
      dependencies: ["WorthCommand", "Worth", "WorthBuiltins", "WorthSource"]),
    .testTarget(name: "WorthReportTests", dependencies: ["Worth", "WorthReport", "WorthValue"]),
    .testTarget(
      name: "WorthTestingTests", dependencies: ["WorthTesting", "WorthEvaluator", "WorthSource"]),
    .testTarget(name: "WorthSourceTests", dependencies: ["WorthSource"]),
    .testTarget(
      name: "WorthProgramTests", dependencies: ["WorthProgram", "WorthChecker", "WorthSource"]),
    .testTarget(
      name: "WorthAssistTests",
      dependencies: ["WorthAssist", "WorthChecker", "WorthProgram", "WorthSource"]),
    // Whole outputs, held by files.
    .testTarget(
      name: "WorthGoldenTests", dependencies: ["Worth"], path: "Tests/Golden",
      exclude: ["Examples", "Plans", "Reference", "plans.txt", "update.sh"]),
  ]
)
