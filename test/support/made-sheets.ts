/** A made-up list of a salesperson, and on which days its notes are, by company. */
export type MadeSheet = {
  readonly name: string;
  readonly csv: string;
  readonly days: ReadonlyMap<string, readonly string[]>;
};

/** Numbers that look drawn by chance and are the same each time (mulberry32). */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const two = (value: number) => String(value).padStart(2, "0");
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

type Day = { readonly y: number; readonly m: number; readonly d: number };

/** How people write a day in a cell of notes; the year comes along as each of them is used to. */
const writings: readonly ((day: Day, isNewYear: boolean) => string)[] = [
  ({ y, m, d }) => `${y}-${two(m)}-${two(d)}`,
  ({ y, m, d }) => `${y}/${m}/${d}`,
  ({ y, m, d }) => `${y}.${m}.${d}`,
  ({ y, m, d }) => `${y}${two(m)}${two(d)}`,
  ({ y, m, d }) => `${y}年${m}月${d}日`,
  ({ y, m, d }) => `${y % 100}.${m}.${d}`,
  ({ m, d }) => `${m}/${d}`,
  ({ m, d }) => `${m}.${d}`,
  ({ m, d }) => `${m}月${d}日`,
  ({ m, d }) => `${m}月${d}号`,
  ({ m, d }) => `${two(m)}-${two(d)}`,
  ({ y, m, d }, isNewYear) => (isNewYear ? `${y}.${m}.${d}` : `${m}.${d}`),
  ({ y, m, d }, isNewYear) => (isNewYear ? `${y}年${m}月${d}日` : `${m}月${d}日`),
  ({ y, m, d }) => `${d} ${months[m - 1]} ${y}`,
  ({ m, d }) => `${months[m - 1]} ${d}`,
];

const between = ["：", " ", "", " - ", ", ", "】"];
const said = [
  "发了开发信",
  "电话沟通，对薄膜感兴趣",
  "报价 USD 3.5/kg，等回复",
  "寄样 2 卷，DHL",
  "客户说 5 月再联系",
  "未接",
  "WhatsApp 问候，已读",
  "called, asked for the price list",
  "sent 3 samples",
  "要求 30% 定金",
];
const ends = ["\n", "；", "。\n", "\n\n", "\n- "];
const headers = [
  ["客户", "国家", "联系人", "微信", "邮箱", "等级", "产品", "最后跟进日期", "跟进记录", "备注"],
  [
    "公司名称",
    "国家",
    "联系人",
    "WhatsApp",
    "邮箱",
    "级别",
    "意向产品",
    "最近联系时间",
    "沟通记录",
    "说明",
  ],
  [
    "Company",
    "Country",
    "Contact",
    "WhatsApp",
    "Email",
    "Tier",
    "Products",
    "Last contact",
    "Notes history",
    "Note",
  ],
  [
    "客户名称",
    "国别",
    "联系人",
    "微信号",
    "电子邮箱",
    "客户等级",
    "主营产品",
    "上次跟进",
    "跟进情况",
    "备注",
  ],
];
const countries = ["德国", "土耳其", "Brazil", "Vietnam", "埃及"];

/** Thirty lists, each in the manner of another person. All days are before `2026-11-30`. */
export function makeSheets(): readonly MadeSheet[] {
  return Array.from({ length: 30 }, (_, index) => makeSheet(index));
}

function makeSheet(index: number): MadeSheet {
  const draw = drawing(index + 1);
  const pick = <T>(from: readonly T[]): T => from[draw(from.length)] as T;
  const header = headers[index % headers.length] as readonly string[];
  const write = writings[index % writings.length] as (typeof writings)[number];
  const mark = pick(between);
  const end = pick(ends);
  const isNewestFirst = draw(3) === 0;
  const isNumbered = draw(5) === 0;
  const hasLast = draw(5) !== 0;
  const days = new Map<string, readonly string[]>();
  const rows = Array.from({ length: 12 }, (_, row) => {
    const company = `Firma ${index}-${row} GmbH`;
    let at = Date.UTC(2026, 10, 20 - draw(25));
    const dates: Day[] = [];
    for (let count = 1 + draw(6); count > 0; count--) {
      const date = new Date(at);
      dates.push({ y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate() });
      at -= (1 + draw(70)) * 86_400_000;
    }
    const iso = ({ y, m, d }: Day) => `${y}-${two(m)}-${two(d)}`;
    const [newest = { y: 2026, m: 1, d: 1 }] = dates;
    const oldestFirst = dates.toReversed();
    const inOrder = isNewestFirst ? dates : oldestFirst;
    const notes = inOrder.map((day, place) => {
      const before = inOrder[place - 1];
      const isNewYear = before === undefined || before.y !== day.y;
      const number = isNumbered ? `${place + 1}、` : "";
      const bracket = mark === "】" ? "【" : "";
      return `${number}${bracket}${write(day, isNewYear)}${mark}${pick(said)}`;
    });
    days.set(company, dates.map(iso).toSorted());
    const cells = [
      ...[company, pick(countries), `Ana ${row}`, `id_${index}_${row}`],
      ...[`ana@f${index}x${row}.example`, pick(["A", "B", "C"]), "PE film"],
      ...[hasLast ? iso(newest) : "", notes.join(end), ""],
    ];
    return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  });
  return { name: `sheet-${index}`, csv: [header.join(","), ...rows].join("\n"), days };
}
