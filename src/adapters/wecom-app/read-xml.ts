import sax from "sax";

/** Texts of all elements of this name, at any depth; none for what is no XML. */
export function readTexts(xml: string, name: string): readonly string[] {
  const texts: string[] = [];
  const open: string[] = [];
  const parser = sax.parser(true, {});
  parser.onopentag = ({ name: opened }) => {
    open.push(opened);
    if (opened === name) texts.push("");
  };
  parser.onclosetag = () => void open.pop();
  const take = (text: string) => {
    if (open.at(-1) === name) texts.push(`${texts.pop() ?? ""}${text}`);
  };
  parser.ontext = take;
  parser.oncdata = take;
  parser.onerror = (error) => {
    throw error;
  };
  try {
    parser.write(xml).close();
    return texts;
  } catch {
    return [];
  }
}

/** Texts of the elements right below the root, by name; null for what is no XML. */
export function readXml(xml: string): Readonly<Record<string, string>> | null {
  const fields: Record<string, string> = {};
  const open: string[] = [];
  const parser = sax.parser(true, {});
  parser.onopentag = ({ name }) => void open.push(name);
  parser.onclosetag = () => void open.pop();
  const take = (text: string) => {
    const [, name, ...deeper] = open;
    if (name === undefined || deeper.length > 0) return;
    fields[name] = `${Object.hasOwn(fields, name) ? fields[name] : ""}${text}`;
  };
  parser.ontext = take;
  parser.oncdata = take;
  parser.onerror = (error) => {
    throw error;
  };
  try {
    parser.write(xml).close();
    return fields;
  } catch {
    return null;
  }
}
