// The functions that a browser, or any other host of the WebAssembly module, calls. Elsewhere this
// module holds nothing but `worthRunForHost`.

#if arch(wasm32)
  /// The number of bytes in front of a result that hold its length.
  private let lengthBytes = 4

  /// Returns the address of `count` bytes of the module's memory, for a source to be written to.
  @_expose(wasm, "worth_allocate")
  public func worthAllocate(_ count: Int32) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer.allocate(byteCount: max(1, Int(count)), alignment: 16)
  }

  /// Gives back what `worth_allocate` or `worth_run` returned.
  @_expose(wasm, "worth_free")
  public func worthFree(_ address: UnsafeMutableRawPointer) {
    address.deallocate()
  }

  /// Runs the `count` bytes of source at `address` and returns the address of the result.
  ///
  /// The result is its length in bytes (32 bits, little-endian) and then UTF-8 text; the host gives
  /// it back through `worth_free`.
  @_expose(wasm, "worth_run")
  public func worthRun(_ address: UnsafeRawPointer, _ count: Int32) -> UnsafeMutableRawPointer {
    let source = UnsafeRawBufferPointer(start: address, count: max(0, Int(count)))
    let text = worthRunForHost(Array(source))
    let result = UnsafeMutableRawPointer.allocate(
      byteCount: lengthBytes + text.count, alignment: 16)
    result.storeBytes(of: UInt32(truncatingIfNeeded: text.count), as: UInt32.self)
    text.withUnsafeBytes { bytes in
      let body = UnsafeMutableRawBufferPointer(start: result + lengthBytes, count: text.count)
      body.copyMemory(from: bytes)
    }
    return result
  }
#endif
