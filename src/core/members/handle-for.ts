/** A short name: from the address, the Latin part of the name, or the name. */
export function handleFor(
  { name, email = null }: { readonly name: string; readonly email?: string | null },
  taken: ReadonlySet<string> = new Set(),
): string {
  const local = (email?.replace(/@.*/, "") ?? "").replace(/\+.*/, "");
  const latin = (name.match(/[\p{Script=Latin}\p{M}'-]+/gu) ?? [])
    .join("")
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "");
  const han = name.replace(/[^\p{L}\p{N}]/gu, "");
  const [wish = "member"] = [local, latin, han]
    .map((one) =>
      one
        .toLowerCase()
        .replace(/[^\p{L}\p{N}._-]|^[._-]+/gu, "")
        .slice(0, 30),
    )
    .filter((one) => one !== "");
  for (let number = 1; ; number++) {
    const handle = number === 1 ? wish : `${wish}${number}`;
    if (!taken.has(handle)) return handle;
  }
}
