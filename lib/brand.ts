declare const brand: unique symbol;

/** A `T` that cannot be swapped for another `T` by accident: `type ModelId = Brand<string, "ModelId">`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
