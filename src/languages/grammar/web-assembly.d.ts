/** Of WebAssembly, whose types Node only names, what is used here. */
declare namespace WebAssembly {
  interface Module {}
  interface Instance {}
  const Module: new (bytes: Uint8Array) => Module;
  const Instance: new (module: Module, imports: object) => Instance;
}
