// swift-tools-version: 6.2
import PackageDescription

// A target depends on targets that stand below it. RepositoryTests compare this list with the
// imports of the files and with the table in Sources/README.md; they find what is missing and what
// is not used.
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
        "WorthCommand", "Worth", "WorthReport", "WorthPlanner", "WorthChecker", "WorthEvaluator",
        "WorthSyntax", "WorthSource",
      ],
      path: "Tests/Benchmarks",
      exclude: [
        "README.md", "book.py", "generate.py", "joins.py", "licences.py", "licences_rivals.py",
        "methods.py", "portfolio.py", "rows.py",
        "run.sh",
      ]),
    .target(name: "WorthWasm", dependencies: ["Worth"]),
    .target(
      name: "Worth",
      dependencies: [
        "WorthAssist", "WorthTesting", "WorthReport", "WorthEvaluator", "WorthLanes",
        "WorthPlanner", "WorthChecker", "WorthProgram", "WorthPlan", "WorthSyntax", "WorthValue",
        "WorthMath", "WorthSource",
      ]),
    .target(
      name: "WorthAssist",
      dependencies: ["WorthProgram", "WorthPlan", "WorthSyntax", "WorthValue", "WorthSource"]),
    .target(
      name: "WorthTesting",
      dependencies: ["WorthReport", "WorthEvaluator", "WorthSource"]),
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
        "WorthProgram", "WorthBuiltins", "WorthPlan", "WorthSyntax", "WorthValue", "WorthSource",
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
    .target(name: "WorthPrelude", exclude: ["Examples", "Worth", "generate.py"]),
    .target(name: "WorthSyntax", dependencies: ["WorthSource"]),
    .target(name: "WorthValue", dependencies: ["WorthMath"]),
    // Without this, a program that imports neither Glibc nor Foundation does not link.
    .target(
      name: "WorthMath", dependencies: ["WorthKernels"],
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "WorthSource"),
    // Loops over the lanes of trials, in C: compiled for several sets of instructions, chosen when
    // the program runs.
    .target(name: "WorthKernels", exclude: ["loops.inc"]),
    .testTarget(
      name: "WorthMathTests", dependencies: ["WorthMath", "WorthKernels"],
      exclude: [
        "generate_distribution_reference.py", "generate_reference.py", "generate_tables.py",
      ]),
    .testTarget(name: "WorthSyntaxTests", dependencies: ["WorthSyntax", "WorthSource"]),
    // What several targets of tests need.
    .target(name: "WorthTestSupport", dependencies: ["Worth"], path: "Tests/Support"),
    .testTarget(name: "WorthTests", dependencies: ["Worth", "WorthTestSupport"]),
    .testTarget(
      name: "WorthEvaluatorTests",
      dependencies: [
        "WorthEvaluator", "Worth", "WorthPlanner", "WorthChecker", "WorthPlan", "WorthSource",
        "WorthMath", "WorthTestSupport",
      ]),
    .testTarget(
      name: "WorthCheckerTests",
      dependencies: [
        "WorthChecker", "Worth", "WorthProgram", "WorthSyntax", "WorthSource", "WorthValue",
        "WorthTestSupport",
      ]),
    .testTarget(
      name: "WorthPreludeTests",
      dependencies: [
        "WorthPrelude", "Worth", "WorthSyntax", "WorthSource", "WorthTestSupport",
      ], exclude: ["Figures"]),
    .testTarget(
      name: "WorthPlannerTests",
      dependencies: ["WorthPlanner", "WorthChecker", "WorthPlan", "WorthSource"]),
    .testTarget(
      name: "WorthLanesTests",
      dependencies: [
        "WorthLanes", "WorthBuiltins", "WorthPlan", "WorthValue", "WorthMath", "WorthSource",
        "WorthTestSupport",
      ]),
    .testTarget(
      name: "WorthBuiltinsTests",
      dependencies: ["WorthBuiltins", "Worth", "WorthValue", "WorthMath", "WorthTestSupport"]),
    .testTarget(name: "WorthPlanTests", dependencies: ["WorthPlan", "WorthSource"]),
    .testTarget(name: "WorthValueTests", dependencies: ["WorthValue", "WorthMath"]),
    // The rules of the layout, and what documents say.
    .testTarget(
      name: "RepositoryTests",
      dependencies: [
        "Worth", "WorthProgram", "WorthSyntax", "WorthSource", "WorthTestSupport",
      ]),
    .testTarget(
      name: "WorthCommandTests",
      dependencies: ["WorthCommand", "Worth", "WorthBuiltins", "WorthPrelude", "WorthSource"]),
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
