import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Declaring instances, kinds, functions, units, other files.
extension Checker {
  mutating func declareInstance(
    _ reference: NodeReference, name: Name, nameNode: NodeID, scope: ScopeID
  ) {
    if let earlier = place(of: name, scope: scope) {
      let written = span(NodeReference(reference.tree, nameNode))
      report(.definedTwice(written, spelling(name), first: earlier))
      return
    }
    let index = reserveInstance(path: spelling(name), reference: reference, scope: scope)
    scopes[scope].symbols[name] = .instance(index)
  }

  mutating func declareKind(_ reference: NodeReference, scope: ScopeID) {
    let tree = trees[reference.tree]
    let name = tree.name(tree.child(reference.node))
    if let earlier = place(of: name, scope: scope) {
      report(.definedTwice(nameSpan(reference), spelling(name), first: earlier))
      return
    }
    kindProgress.append(.waiting)
    scopes[scope].symbols[name] = .kind(
      kinds.append(KindInfo(name: name, reference: reference, scope: scope)))
  }

  mutating func declareFunction(_ reference: NodeReference, scope: ScopeID, instance: InstanceID?) {
    let tree = trees[reference.tree]
    let name = tree.name(tree.child(reference.node))
    if let earlier = place(of: name, scope: scope) {
      report(.definedTwice(nameSpan(reference), spelling(name), first: earlier))
      return
    }
    let index = addFunction(reference, scope: scope, instance: instance)
    scopes[scope].symbols[name] = .function(index)
  }

  /// Adds the function at `reference` without a name in a scope.
  mutating func addFunction(
    _ reference: NodeReference, scope: ScopeID, instance: InstanceID?
  ) -> FunctionID {
    let tree = trees[reference.tree]
    var parameters: [FunctionInfo.Parameter] = []
    let list = NodeReference(reference.tree, tree.child(reference.node, 1))
    for node in limited(children(of: list)).map({ $0.node }) where tree[node].kind == .parameter {
      let parts = tree[node].parts
      let parameter = FunctionInfo.Parameter(
        name: tree.name(tree.child(node)),
        type: parts.contains(.type) ? tree.child(node, 1) : .none,
        value: parts.contains(.value) ? tree.child(node, parts.contains(.type) ? 2 : 1) : .none)
      if let earlier = parameters.firstIndex(where: { $0.name == parameter.name }) {
        report(
          .definedTwice(
            span(NodeReference(reference.tree, node)), spelling(parameter.name),
            first: span(children(of: list)[earlier])))
      }
      parameters.append(parameter)
    }
    return functions.append(
      FunctionInfo(
        name: tree.name(tree.child(reference.node)), reference: reference, scope: scope,
        instance: instance, parameters: parameters, body: tree.child(reference.node, 2)))
  }

  mutating func declareUnit(_ reference: NodeReference) {
    let tree = trees[reference.tree]
    let name = tree.tokenText(tree[tree.child(reference.node)].token)
    if tree.child(reference.node, 1).exists {
      report(.notSupported(span(reference), .written("unit … =")))
    }
    _ = units.declare(name, isCurrency: false, digits: 6)
  }

  mutating func declareUse(_ reference: NodeReference, scope: ScopeID) {
    let tree = trees[reference.tree]
    let fileNode = tree.child(reference.node)
    let file = plainText(fileNode, tree)
    let nameNode = tree.child(reference.node, 1)
    let module = loadModule(file, span(NodeReference(reference.tree, fileNode)), tree)
    guard let module else {
      if nameNode.exists { scopes[scope].symbols[tree.name(nameNode)] = .broken }
      return
    }
    if nameNode.exists {
      scopes[scope].symbols[tree.name(nameNode)] = .module(module)
      return
    }
    // Without a name of its own, the file's kinds and functions are seen as if they stood here.
    for (name, symbol) in scopes[module].symbols.entries {
      switch symbol {
      case .kind, .function:
        if scopes[scope].symbols[name] == nil { scopes[scope].symbols[name] = symbol }
      default: break
      }
    }
  }

  /// Returns the scope of the file, loading it first if need be.
  mutating func loadModule(_ file: String, _ place: Span, _ user: Tree) -> ScopeID? {
    let path = host.resolved(file, in: user.source)
    if path == rootName || path == FilePath.lastPart(rootName) {
      report(.usesItself(place, file))
      return nil
    }
    if let known = modules[path] { return module(known, path, writtenAs: file, place) }
    guard loadingFiles.count < host.limits.fileDepth else {
      report(.filesTooDeep(place, limit: host.limits.fileDepth))
      return nil
    }
    guard let text = load(path, writtenAs: file, place) else { return nil }
    // The same file may be reached by several paths.
    if text.name == FilePath.lastPart(rootName) {
      report(.usesItself(place, file))
      return nil
    }
    if let known = modules[text.name] { return module(known, text.name, writtenAs: file, place) }
    let scope = addScope(.file, parent: nil)
    modules[text.name] = scope
    loadingFiles.append(text.name)
    host.keep(text.name, as: UInt32(truncatingIfNeeded: sources.sources.count))
    let tree = addTree(text)
    declareFile(tree, scope: scope, isRoot: false)
    loadingFiles.removeLast()
    return scope
  }

  /// Returns the scope of a file that is known, unless it is being loaded: then it uses itself.
  private mutating func module(
    _ scope: ScopeID, _ path: String, writtenAs file: String, _ place: Span
  ) -> ScopeID? {
    guard loadingFiles.contains(path) else { return scope }
    report(.usesItself(place, file))
    return nil
  }

  /// Returns the file at `path`; nil where there is none that may be read, which is reported.
  mutating func load(_ path: String, writtenAs file: String, _ place: Span) -> SourceText? {
    guard !host.hasAllFiles else {
      report(.tooManyFiles(place, limit: host.limits.files))
      return nil
    }
    switch host.load(path) {
    case .text(let text): return text
    case .notFound:
      report(.fileNotFound(place, file))
      return nil
    case .outside(let folder, let parent):
      report(.fileOutside(place, file, folder: folder, parent: parent))
      return nil
    }
  }

  /// Returns the text that a text node without expressions stands for.
  func plainText(_ node: NodeID, _ tree: Tree) -> String {
    guard node.exists, tree[node].kind == .text else { return "" }
    return TextLiteral.value(of: tree.tokenText(tree[node].token))
  }
}
