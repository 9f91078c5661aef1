import { describe, expect, it } from "vitest";
import { looksLikeCard } from "../../../src/core/people/read-cards.ts";
import { readSignature } from "../../../src/core/people/read-signature.ts";

/** What a signature says, in one line, and the signature. */
const signatures: readonly (readonly [string, string])[] = [
  [
    "Hans Müller · Delta Werkzeuge GmbH · DE · Hamburg · www.delta-werkzeuge.de · role Einkaufsleiter · phone +49 171 2345678 · other-phone +49 40 123456712 · email h.mueller@delta-werkzeuge.de",
    `Mit freundlichen Grüßen / Best regards

i. A. Hans Müller
Einkaufsleiter

Delta Werkzeuge GmbH
Hafenstraße 12
D-20457 Hamburg
Tel.: +49 (0)40 1234567-12
Fax: +49 (0)40 1234567-99
Mobil: +49 171 2345678
h.mueller@delta-werkzeuge.de
www.delta-werkzeuge.de

Geschäftsführer: Klaus Delta, Petra Delta
Sitz der Gesellschaft: Hamburg, Amtsgericht Hamburg HRB 123456, USt-IdNr.: DE123456789
Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte den Absender.`,
  ],
  [
    "Sarah Thompson · Northern Packaging Ltd · GB · Leeds · www.northernpackaging.co.uk · role Senior Buyer · phone +44 7700 900123 · other-phone +44 113 496 0123 · email sarah.thompson@northernpackaging.co.uk",
    `Kind regards,

Sarah Thompson | Senior Buyer | Northern Packaging Ltd
T: +44 113 496 0123 | M: +44 7700 900123 | E: sarah.thompson@northernpackaging.co.uk
Unit 4, Leeds Industrial Park, Leeds LS10 1AB, United Kingdom
www.northernpackaging.co.uk
Registered in England No. 01234567. Registered office as above.
This email and any attachments are confidential...`,
  ],
  [
    "Emre Yılmaz · Anadolu Tekstil San. ve Tic. A.Ş. · TR · İstanbul · – · role Satın Alma Müdürü · phone +90 532 555 01 23 · other-phone +90 212 555 01 23 · email emre.yilmaz@anadolutekstil.com.tr",
    `--
Emre Yılmaz
Satın Alma Müdürü
Anadolu Tekstil San. ve Tic. A.Ş.
Organize Sanayi Bölgesi 3. Cad. No:12 34555 İstanbul / TÜRKİYE
T: +90 212 555 01 23   F: +90 212 555 01 24
GSM: +90 532 555 01 23
E: emre.yilmaz@anadolutekstil.com.tr
Vergi Dairesi: Boğaziçi  Vergi No: 1234567890`,
  ],
  [
    "María José López García · Plásticos del Sur, S.L. · ES · Sevilla · – · role Responsable de Compras · phone +34 600 11 22 33 · other-phone +34 954 12 34 56 · email mjlopez@plasticosdelsur.es",
    `Saludos cordiales,

María José López García
Responsable de Compras
Plásticos del Sur, S.L.
C/ Mayor, 15 - 41001 Sevilla (España)
Tel. 954 12 34 56 - Móvil 600 11 22 33
mjlopez@plasticosdelsur.es
Antes de imprimir este mensaje, piense en el medio ambiente.`,
  ],
  [
    "Eng. Ahmed Hassan · Nile Trading Co. · EG · Cairo · – · role Procurement Manager · phone +20 10 01234567 · other-phone +20 2 27351234 · email a.hassan@niletrading.com.eg",
    `Thanks & Best Regards,

Eng. Ahmed Hassan
Procurement Manager
Nile Trading Co.
Tel : 00202 2735 1234  Mob: 0020 100 123 4567
Email: a.hassan@niletrading.com.eg
15 Talaat Harb St., Cairo, Egypt`,
  ],
  [
    "王芳 · 杭州蓝海塑料制品有限公司 · CN · 杭州市 · www.lanhai-plastic.cn · role 采购经理 · phone +86 138 0013 8000 · other-phone +86 571 8888 1234 · email wangfang@lanhai-plastic.cn",
    `王芳 采购经理
杭州蓝海塑料制品有限公司
电话：0571-88881234  手机：13800138000
邮箱：wangfang@lanhai-plastic.cn
地址：浙江省杭州市余杭区文一西路998号
网址：www.lanhai-plastic.cn`,
  ],
  [
    "李强 · 广州天河贸易有限公司 · CN · – · – · role 采购总监 · phone +86 138 0013 8001 · email liqiang@163.com · note 微信: liqiang88",
    `姓名：李强
职位：采购总监
公司：广州天河贸易有限公司
手机：138 0013 8001
微信：liqiang88
邮箱：liqiang@163.com`,
  ],
  [
    "Jane Miller · – · US · – · acmetools.com · role VP Sourcing, ACME Tools · phone +1 917 555 0199 · other-phone +1 212 555 0147 ext. 23 · email jane@acmetools.com",
    `Best,
Jane

Jane Miller
VP Sourcing, ACME Tools
(212) 555-0147 x23 | cell (917) 555-0199
jane@acmetools.com | acmetools.com
Sent from my iPhone`,
  ],
  [
    "Pierre DUBOIS · Société Dubois et Fils SARL · FR · Lyon · – · role Acheteur · phone +33 6 12 34 56 78 · other-phone +33 4 72 00 00 00 · email p.dubois@dubois-fils.fr",
    `Cordialement,

Pierre DUBOIS
Acheteur
Société Dubois et Fils SARL
12 rue de la République, 69002 LYON - France
Tél : 04 72 00 00 00 / Port : 06 12 34 56 78
p.dubois@dubois-fils.fr`,
  ],
  [
    "خالد العتيبي · شركة الخليج للتجارة · SA · – · – · role مدير المشتريات · phone +966 50 123 4567 · other-phone +966 11 234 5678 · email khalid@gulf-supplies.com.sa",
    `مع خالص التحية
خالد العتيبي
مدير المشتريات
شركة الخليج للتجارة
جوال: +966 50 123 4567
هاتف: +966 11 234 5678
البريد الإلكتروني: khalid@gulf-supplies.com.sa
الرياض، المملكة العربية السعودية`,
  ],
  [
    "Khalid Al-Otaibi · Gulf Supplies LLC · AE · Dubai · – · role Purchasing Manager · phone +971 50 123 4567 · other-phone +971 41234567 · email khalid@gulfsupplies.ae",
    `Best Regards
Khalid Al-Otaibi
Purchasing Manager
Gulf Supplies LLC
P.O. Box 1234, Dubai - U.A.E.
Tel: +971 4 123 4567, Fax: +971 4 123 4568
Mobile: +971 50 123 4567
khalid@gulfsupplies.ae`,
  ],
  [
    "João Pedro Silva · Brasil Metais Ltda. · BR · São Paulo · – · role Gerente de Importação · phone +55 11 98765 4321 · other-phone +55 11 3123 4567 · email joao.silva@brasilmetais.com.br",
    `Atenciosamente,
João Pedro Silva
Gerente de Importação
Brasil Metais Ltda.
Av. Paulista, 1234 - Bela Vista - São Paulo/SP - CEP 01310-100
Fone: +55 (11) 3123-4567 | Cel: +55 (11) 98765-4321
joao.silva@brasilmetais.com.br
CNPJ: 12.345.678/0001-90`,
  ],
  [
    'Иванов Сергей Петрович · ООО "Волга Трейд" · RU · – · – · role Менеджер по закупкам · phone +7 916 123 45 67 · other-phone +7 495 123 45 67 · email ivanov@volgatrade.ru',
    `С уважением,
Иванов Сергей Петрович
Менеджер по закупкам
ООО "Волга Трейд"
Тел.: +7 (495) 123-45-67, моб. +7 916 123-45-67
ivanov@volgatrade.ru`,
  ],
  [
    "山田 太郎 · 株式会社山田商事 · JP · 大阪市 · – · role 購買部 課長 · phone +81 90 1234 5678 · other-phone +81 6 1234 5678 · email yamada@yamada-shoji.co.jp",
    `よろしくお願いいたします。
株式会社山田商事
購買部 課長
山田 太郎
〒541-0041 大阪市中央区北浜1-2-3
TEL: 06-1234-5678 FAX: 06-1234-5679
Mobile: 090-1234-5678
E-mail: yamada@yamada-shoji.co.jp`,
  ],
  [
    "Giulia Rossi · Rossi Imballaggi S.r.l. · IT · Milano · – · role Ufficio Acquisti · phone +39 333 123 4567 · other-phone +39 02 123 4567 · email g.rossi@rossi-imballaggi.it",
    `Giulia Rossi
Ufficio Acquisti
Rossi Imballaggi S.r.l.
Via Roma 25 - 20121 Milano (MI) - Italia
Tel. +39 02 1234567 - Cell. +39 333 1234567
g.rossi@rossi-imballaggi.it
P.IVA 01234567890`,
  ],
  [
    "Jan de Vries · De Vries Verpakkingen B.V. · NL · Rotterdam · – · role Inkoper · phone +31 10 123 4567 · other-phone +31 6 12345678 · email jan@devriesverpakkingen.nl",
    `Met vriendelijke groet,

Jan de Vries
Inkoper
De Vries Verpakkingen B.V.
Havenweg 8 | 3011 AB Rotterdam | Nederland
+31 10 123 45 67 | +31 6 12345678
jan@devriesverpakkingen.nl
KvK 12345678`,
  ],
  [
    "Lena Fischer · NordPack GmbH & Co. KG · DE · Bremen · www.nordpack.de · role Leiterin Einkauf / Head of Purchasing · phone +49 421 555010 · other-phone +49 421 5550123 · email l.fischer@nordpack.de",
    `From: Lena Fischer <l.fischer@nordpack.de>
Sent: Monday, November 30, 2026 10:12 AM
To: Lily Li
Subject: RE: PET film

Lena Fischer
Leiterin Einkauf / Head of Purchasing
NordPack GmbH & Co. KG
Am Hafen 3 | 28195 Bremen | Germany
Phone +49 421 555 01-0 | Direct +49 421 555 01-23
mailto:l.fischer@nordpack.de | https://www.nordpack.de/
Kommanditgesellschaft, Sitz Bremen, AG Bremen HRA 12345`,
  ],
  [
    "Ms. Wang Fang · Shenzhen Blue Ocean Import & Export Co., Ltd. · CN · Shenzhen · www.blueocean-sz.com · role Overseas Sourcing Manager · phone +86 139 1234 5678 · other-phone +86 755 8888 1234 · email fang.wang@blueocean-sz.com",
    `Best regards / 此致敬礼

Wang Fang (Ms.)
Overseas Sourcing Manager

Shenzhen Blue Ocean Import & Export Co., Ltd.
Add: Room 1203, Building A, Nanshan District, Shenzhen, China
Tel: 86-755-8888 1234  Fax: 86-755-8888 1235
Mob/WhatsApp: +86 139 1234 5678
E-mail: fang.wang@blueocean-sz.com  Web: www.blueocean-sz.com`,
  ],
  [
    "赵敏 · 宁波远洋进出口有限公司 · CN · 宁波市 · – · role 外贸部经理 · phone +86 139 1234 5678 · other-phone +86 574 8765 4321 · email zhaomin_nb@163.com",
    `赵敏
外贸部经理
宁波远洋进出口有限公司
手 机：13912345678
电 话：0574-87654321
传 真：0574-87654322
E-mail：zhaomin_nb@163.com
地 址：浙江省宁波市江北区人民路132号
邮 编：315000
统一社会信用代码：91330200MA2ABCDE1X`,
  ],
  [
    "Ayşe Demir · Ege Ambalaj Sanayi A.Ş. · TR · İzmir · www.egeambalaj.com.tr · role Dış Ticaret Uzmanı · phone +90 533 123 45 67 · other-phone +90 232 376 12 34 · email ayse.demir@egeambalaj.com.tr",
    `İyi çalışmalar,

Ayşe Demir | Dış Ticaret Uzmanı
Ege Ambalaj Sanayi A.Ş.
Atatürk OSB Mah. 10001 Sok. No: 5 Çiğli / İZMİR
Tel: 0 (232) 376 12 34 - Faks: 0 (232) 376 12 35
Cep: 0 (533) 123 45 67
ayse.demir@egeambalaj.com.tr - www.egeambalaj.com.tr
Bu e-posta ve ekleri gizli olabilir.`,
  ],
  [
    "Carlos Ruiz · Comercializadora del Norte, S.A. de C.V. · MX · Monterrey · – · role Jefe de Compras · phone +52 1 81 1234 5678 · other-phone +52 81 8123 4567 ext. 102 · email carlos.ruiz@comnorte.com.mx",
    `Un cordial saludo,

Carlos Ruiz
Jefe de Compras

Comercializadora del Norte, S.A. de C.V.
Av. Constitución 450, Col. Centro
C.P. 64000 Monterrey, N.L., México
Tel. +52 (81) 8123 4567 Ext. 102
Cel. +52 1 81 1234 5678
carlos.ruiz@comnorte.com.mx
AVISO DE CONFIDENCIALIDAD: Este mensaje es para uso exclusivo.`,
  ],
  [
    "Vikram Patel · M/s Patel Traders Pvt. Ltd. · IN · Mumbai · – · role Proprietor · phone +91 98200 12345 · other-phone +91 22 2834 1234 · email vikram@pateltraders.in",
    `Rgds,
Vikram Patel
Proprietor
M/s Patel Traders Pvt. Ltd.
42, MIDC Industrial Area, Andheri (E), Mumbai - 400093, India
M: +91-98200-12345 | O: +91-22-2834-1234
vikram@pateltraders.in
GSTIN: 27AAACP1234A1Z5`,
  ],
  [
    "Abdullah bin Saleh · Al Noor Trading Est. · SA · Riyadh · – · role General Manager · phone +966 55 987 6543 · email abdullah@alnoor-trading.com",
    `Abdullah bin Saleh
General Manager
Al Noor Trading Est.
Riyadh, KSA
+966 55 987 6543
abdullah@alnoor-trading.com`,
  ],
  [
    "Ms. Nguyễn Thị Hoa · Sao Mai Plastic JSC · VN · Ho Chi Minh City · – · role Purchasing Executive · phone +84 909 123 456 · email hoa.nguyen@saomaiplastic.vn",
    `Nguyễn Thị Hoa (Ms.)
Purchasing Executive
Sao Mai Plastic JSC
12 Nguyen Hue, District 1, Ho Chi Minh City, Vietnam
M: (+84) 909 123 456
E: hoa.nguyen@saomaiplastic.vn`,
  ],
  [
    "Piotr Kowalski · Opakowania Wisła Sp. z o.o. · PL · Kraków · – · role Kierownik Działu Zakupów · phone +48 601 234 567 · other-phone +48 12 345 67 89 · email p.kowalski@opakowaniawisla.pl",
    `Z poważaniem / Best regards

Piotr Kowalski
Kierownik Działu Zakupów

Opakowania Wisła Sp. z o.o.
ul. Przemysłowa 7, 30-701 Kraków, Polska
tel.: +48 12 345 67 89, kom.: +48 601 234 567
p.kowalski@opakowaniawisla.pl
NIP 6791234567, KRS 0000123456`,
  ],
  [
    "Anna Svensson · Nordisk Förpackning AB · SE · Göteborg · – · role Inköpschef · phone +46 70 123 45 67 · other-phone +46 31 12 34 56 · email anna.svensson@nordiskforpackning.se",
    `Med vänliga hälsningar

Anna Svensson
Inköpschef
Nordisk Förpackning AB
Box 123, 411 04 Göteborg
Tel 031-12 34 56, Mobil 070-123 45 67
anna.svensson@nordiskforpackning.se`,
  ],
  [
    "김민수 · 한국포장 주식회사 · KR · – · – · role 구매팀 과장 · phone +82 10 1234 5678 · other-phone +82 2 1234 5678 · email minsu.kim@hankookpack.co.kr",
    `감사합니다
김민수
구매팀 과장
한국포장 주식회사
Tel: 02-1234-5678 | Mobile: 010-1234-5678
E-mail: minsu.kim@hankookpack.co.kr`,
  ],
  [
    "Fatima Zahra El Amrani · Maghreb Emballage SARL · MA · – · – · role Import Manager · phone +212 6 61 12 34 56 · email f.elamrani@maghreb-emballage.ma",
    `Name: Fatima Zahra El Amrani
Title: Import Manager
Company: Maghreb Emballage SARL
Mobile: +212 661-123456
Email: f.elamrani@maghreb-emballage.ma
Country: Morocco`,
  ],
  [
    "Sam O'Neill · Harbour Foods · AU · – · – · role Owner · phone +61 412 345 678 · email sam@harbourfoods.com.au",
    `Sam O'Neill
Owner
Harbour Foods
0412 345 678
sam@harbourfoods.com.au`,
  ],
  [
    "Olivia Brown · Great Lakes Packaging Inc. · US · Chicago · www.greatlakespkg.com · role Buyer – Packaging · phone +1 312 555 0188 · other-phone +1 312 555 0123 · email olivia.brown@greatlakespkg.com",
    `**Olivia Brown**
*Buyer – Packaging*
Great Lakes Packaging Inc.
1200 Lakeshore Ave., Suite 400 | Chicago, IL 60611 | USA
O 312.555.0123 | C 312.555.0188
olivia.brown@greatlakespkg.com<mailto:olivia.brown@greatlakespkg.com>
www.greatlakespkg.com<http://www.greatlakespkg.com/>`,
  ],
  [
    "Dr. Karl-Heinz Schuster · Schuster Folien GmbH · AT · Linz · – · role Geschäftsführer · phone +43 732 123456 · email kh.schuster@schuster-folien.at",
    `Get Outlook for iOS
________________________________
Dr. Karl-Heinz Schuster
Geschäftsführer
Schuster Folien GmbH
Industriestr. 5
4020 Linz
Austria
T +43 732 123456
kh.schuster@schuster-folien.at`,
  ],
  [
    "Dimitris Papadopoulos · ELLINIKA PLASTIKA S.A. · GR · Thessaloniki · – · phone +30 231 012 3456 · email d.papadopoulos@ellinikaplastika.gr",
    `Dimitris Papadopoulos
Προμήθειες
ELLINIKA PLASTIKA S.A.
Thessaloniki, Greece
Tel: +30 2310 123456
d.papadopoulos@ellinikaplastika.gr`,
  ],
  [
    "Mohamed Salah · EL NASR FOR PACKAGING · EG · – · – · role PURCHASING MANAGER · phone +20 10 07654321 · email m.salah@elnasrpack.com",
    `Kind Regards,
MOHAMED SALAH
PURCHASING MANAGER
EL NASR FOR PACKAGING
10th of Ramadan City, Egypt
Mob.: +20 100 765 4321
m.salah@elnasrpack.com`,
  ],
  [
    "Rachel Cohen · Carmel Pack Ltd · IL · Haifa · – · role Procurement · phone +972 54 123 4567 · other-phone +972 4 812 3456 · email rachel@carmelpack.co.il",
    `Rachel Cohen
Procurement
Carmel Pack Ltd
Haifa, Israel
Office: +972-4-812-3456 Mobile: +972-54-123-4567
rachel@carmelpack.co.il
Please consider the environment before printing this email.`,
  ],
  [
    "Chidi Okafor · Okafor & Sons Nigeria Ltd · NG · Lagos · – · role Managing Director · phone +234 803 123 4567 · other-phone +234 805 765 4321 · email chidi@okaforandsons.com.ng",
    `Chidi Okafor
Managing Director
Okafor & Sons Nigeria Ltd
15 Broad Street, Lagos
Tel: 0803 123 4567, 0805 765 4321
chidi@okaforandsons.com.ng`,
  ],
  [
    "Tran Van Minh · MINH PHAT CO., LTD · VN · – · – · role Director · phone +84 28 3812 3456 · email minh@minhphat.com.vn",
    `Tran Van Minh | Director | MINH PHAT CO., LTD | +84 28 3812 3456 | minh@minhphat.com.vn`,
  ],
  [
    "张伟 · 北京华丰国际贸易有限公司 · CN · – · – · role 采购部 · phone +86 186 1234 5678 · email zhangwei@huafeng-intl.com · note WeChat: zhangwei_trade",
    `张伟
WeChat: zhangwei_trade
手机/微信：18612345678
北京华丰国际贸易有限公司 | 采购部
zhangwei@huafeng-intl.com`,
  ],
  [
    "Diego Fernández · Envases Andinos S.R.L. · AR · Buenos Aires · – · role Encargado de Importaciones · phone +54 9 11 5555 1234 · other-phone +54 11 4321 1234 · email d.fernandez@envasesandinos.com.ar",
    `Diego Fernández
Encargado de Importaciones | Envases Andinos S.R.L.
Teléfono: +54 11 4321-1234 · Móvil: +54 9 11 5555-1234
d.fernandez@envasesandinos.com.ar
Buenos Aires, Argentina`,
  ],
  [
    "Siti Nurhaliza binti Ahmad · Selangor Packaging Sdn. Bhd. · MY · Shah Alam · – · role Senior Procurement Officer · phone +60 12 345 6789 · other-phone +60 3 5122 1234 · email siti@selangorpackaging.com.my",
    `Thank you & Best Regards,
Siti Nurhaliza binti Ahmad
Senior Procurement Officer
Selangor Packaging Sdn. Bhd. (123456-X)
Lot 5, Jalan Perusahaan 2, 40000 Shah Alam, Selangor, Malaysia
T: +603-5122 1234 | H/P: +6012-345 6789
siti@selangorpackaging.com.my`,
  ],
  [
    'Юлия Коваленко · ТОВ "Дніпро Пак" · UA · – · – · role Директор з закупівель · phone +380 67 123 4567 · email y.kovalenko@dniprpak.ua',
    `Юлия Коваленко
Директор з закупівель
ТОВ "Дніпро Пак"
м. Дніпро, Україна
моб. +380 67 123 45 67
y.kovalenko@dniprpak.ua`,
  ],
];

const said = (text: string): string => {
  const card = readSignature(text);
  if (card === null) return "nothing";
  const { person, company, country, city, website, facts } = card;
  const known = [person, company, country, city, website].map((one) => one ?? "–");
  return [...known, ...facts.map(({ field, value }) => `${field} ${value}`)].join(" · ");
};

describe("a signature as mail programs write it", () => {
  it.each(signatures)("is read: %s", (expected, text) => {
    expect(said(text)).toBe(expected);
    expect(looksLikeCard(text)).toBe(true);
  });
});

it.each([
  ["Nile: 没接\nHansa: 报价 5000\nGulf: 已联系"],
  ["Hansa called, they want 500 rolls\nNile did not answer"],
  ["今天的：\n1 已联系\n2 未接\n3 报价了"],
  [
    "Dear Lily,\nplease send us your best price for 500 rolls of PET film, delivery to Hamburg in March at the latest.\nWe also need samples by next week.\nBest regards\nHans Müller\nBuyer\nDelta GmbH\nh.mueller@delta.de",
  ],
  ["new customer\nDelta GmbH Germany\nNile Trading Egypt"],
  ["K3F Maria 说价格太高\n让我周五前回复 13800138000"],
  ["地址：浙江省杭州市\n发票抬头：公司\n金额 5000"],
])("no card: %s", (text) => {
  expect(looksLikeCard(text)).toBe(false);
});
