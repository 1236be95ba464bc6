// swift-tools-version: 6.2
import PackageDescription

// A program that uses Worth as a library. Run it with `swift run` in this folder; nothing is downloaded.
let package = Package(
  name: "embedding",
  dependencies: [.package(name: "worth", path: "../../..")],
  targets: [
    .executableTarget(
      name: "embedding", dependencies: [.product(name: "Worth", package: "worth")])
  ]
)
