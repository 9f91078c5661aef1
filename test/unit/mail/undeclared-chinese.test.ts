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
