import Worth
import WorthTesting

/// What is said of a check outside of `worth test`.
enum CheckText {
  /// Returns `passed`, or the check with what it missed.
  static func text(_ check: Check, _ style: TextStyle) -> String {
    check.verdict == .passed
      ? style.paint("passed", .passed) + "\n"
      : style.paint("failed", .failed) + " " + check.rendered + "\n"
  }
}
