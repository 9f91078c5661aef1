/** The same function, looking up what it has made before; forgets all at a thousand results. */
export function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    if (known.size >= 1000) known.clear();
    known.set(key, value);
    return value;
  };
}
