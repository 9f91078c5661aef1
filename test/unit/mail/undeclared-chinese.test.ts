import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { readMail } from "../../../src/mail/read-mail.ts";

const gb = (text: string) => iconv.encode(text, "gb18030");
const base64 = (bytes: Buffer) => Buffer.from(bytes.toString("base64"));
const mail = (head: string, body: Buffer, more = "") =>
  Buffer.concat([gb(`From: ${head}\r\nTo: tom@ours.example\r\n${more}\r\n`), body]);

const asked = "您好，请报价 20 微米 PE 薄膜，数量 10 吨，谢谢。";

describe("Chinese mail that does not declare its characters", () => {
  it.each([
    ["raw", mail("王芳 <wang@163.com>\r\nSubject: 关于薄膜询价", gb(asked))],
    [
      "as plain text without a charset",
      mail(
        "王芳 <wang@163.com>\r\nSubject: 关于薄膜询价",
        gb(asked),
        "Content-Type: text/plain\r\n",
      ),
    ],
    [
      "in base64",
      mail(
        "王芳 <wang@163.com>\r\nSubject: 关于薄膜询价",
        base64(gb(asked)),
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n",
      ),
    ],
    [
      "in the head alone, under a text that declares its own",
      mail(
        "王芳 <wang@163.com>\r\nSubject: 关于薄膜询价",
        gb(asked),
        "Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n",
      ),
    ],
  ])("is read: %s", async (_, source) => {
    const { from, subject, text } = await readMail(source);
    expect(from).toEqual({ address: "wang@163.com", name: "王芳" });
    expect(subject).toBe("关于薄膜询价");
    expect(text.trim()).toBe(asked);
  });

  const parts = (one: Buffer, encoding: string, type = "text/plain") =>
    Buffer.concat([
      Buffer.from(
        `From: li@kunde.example\r\nTo: tom@ours.example\r\nContent-Type: multipart/mixed;\r\n boundary="a.b+c"\r\n\r\n--a.b+c\r\nContent-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`,
      ),
      encoding === "base64" ? base64(one) : one,
      Buffer.from(
        "\r\n--in--\r\n--a.b+c\r\nContent-Type: text/csv; charset=utf-8; name=a.csv\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\na;b\r\n--a.b+c--\r\n",
      ),
    ]);
  const traditional = "您好，請問這款薄膜的價格與交期？我們需要十噸，謝謝。";
  const japanese = "お世話になっております。フィルムのお見積もりをお願いします。";

  it.each([
    ["GB18030 in base64", parts(gb(asked), "base64"), asked],
    ["GB18030 as it is", parts(gb(asked), "8bit"), asked],
    ["Big5 in base64", parts(iconv.encode(traditional, "big5"), "base64"), traditional],
    ["Big5 as it is", parts(iconv.encode(traditional, "big5"), "8bit"), traditional],
    ["Shift JIS in base64", parts(iconv.encode(japanese, "shift_jis"), "base64"), japanese],
    ["UTF-8 in base64", parts(Buffer.from(asked), "base64", "text/plain; charset=utf-8"), asked],
  ])(
    "is read in a part that declares nothing beside one that does: %s",
    async (_, source, said) => {
      const { text, attachments } = await readMail(source);
      expect(text.trim()).toBe(said);
      expect(attachments).toEqual(["a.csv"]);
    },
  );

  it.each([
    ["GB18030", gb(asked), asked],
    ["Big5", iconv.encode(traditional, "big5"), traditional],
    ["Shift JIS", iconv.encode(japanese, "shift_jis"), japanese],
  ])("is read as %s where nothing is declared at all", async (_, body, said) => {
    const head = Buffer.from("From: li@kunde.example\r\n\r\n");
    expect((await readMail(Buffer.concat([head, body]))).text.trim()).toBe(said);
  });

  it.each([
    ["UTF-8", Buffer.from("Subject: Película\r\n\r\nAño: 报价"), "Película", "Año: 报价"],
    [
      "Latin",
      Buffer.from("Subject: Prix\r\n\r\nd\xe9j\xe0 re\xe7u", "latin1"),
      "Prix",
      /^d.j. re.u$/,
    ],
    ["ASCII", Buffer.from("Subject: Film\r\n\r\nplease quote"), "Film", "please quote"],
  ])("leaves %s as it is", async (_, source, subject, text) => {
    const read = await readMail(source);
    expect(read.subject).toBe(subject);
    expect(read.text.trim()).toMatch(text);
  });
});
