import WorthKernels

/// The loops over lanes, in the form for the instructions of this machine; each form gives the same
/// bits.
package enum Kernels {
  /// The best form that this machine can run.
  package static let best: WorthKernelTable = worth_best_kernels().pointee
}
