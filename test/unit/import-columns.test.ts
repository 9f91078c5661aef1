import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { layouts } from "../../src/app/import/layouts/layouts.ts";
import { matchColumns } from "../../src/app/import/match-columns.ts";
import { type ImportWords, type Layout, wordKey } from "../../src/app/import/values/words.ts";
import { locales } from "../../src/core/vocabulary.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

const translator = loadLocales();
const words = locales.map((locale) => translator.bundle(locale, "import-words")) as ImportWords;

const fieldsOf = (header: readonly string[], layout: Layout) => {
  const columns = matchColumns(header, layout, words);
  return Object.fromEntries([...columns.of].map(([field, [place = -1]]) => [field, header[place]]));
};

const contract: Readonly<Record<Layout, string>> = {
  customers:
    "code name country city zone language industry size website source tier stage owner tags created_at tier_since sample_received_at note",
  contacts:
    "customer name role level email phone language observances birthday taboos preferences note",
  touches: "customer at member kind direction outcome content note",
  orders: "customer number date currency amount cost products",
  "order-lines": "",
  sheet: "",
};

describe("columns", () => {
  it.each(Object.entries(contract).filter(([, names]) => names !== ""))(
    "of %s have the contract's names",
    (layout, names) => {
      const header = names.split(" ");
      const expected = Object.fromEntries(header.map((name) => [name, name]));
      expect(fieldsOf(header, layout as Layout)).toEqual(expected);
    },
  );

  it("are found whatever their case, width, spaces and punctuation", () => {
    const header = ["ＣＯＤＥ", " Created-At ", "tier_since", "Sample Received At", "国家／地区"];
    expect(matchColumns(header, "customers", words).unknown).toEqual([]);
  });

  it("of the Online Retail data are understood", () => {
    const header =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
    expect(fieldsOf(header.split(","), "order-lines")).toEqual({
      ...{ number: "InvoiceNo", sku: "StockCode", description: "Description" },
      ...{ quantity: "Quantity", date: "InvoiceDate", price: "UnitPrice" },
      ...{ customer: "CustomerID", country: "Country" },
    });
  });

  it("that mean nothing are told, and so are names that come twice", () => {
    const columns = matchColumns(["name", "colour", "", "Name"], "customers", words);
    expect(columns).toMatchObject({ unknown: ["colour"], repeated: ["Name"] });
  });

  it("mean one thing in a layout, in all languages together", () => {
    for (const layout of Object.keys(layouts) as Layout[]) {
      const owner = new Map<string, string>();
      for (const { headers } of words)
        for (const [field, names] of Object.entries(headers[layout]))
          for (const key of [field, ...names].map(wordKey)) {
            expect([layout, key, owner.get(key) ?? field]).toEqual([layout, key, field]);
            owner.set(key, field);
          }
    }
  });
});

const real = "../shared/data/crm-headers/crm-headers.json";
describe.skipIf(!existsSync(real))("exports of other systems", () => {
  type Export = { readonly system: string; readonly object: string; readonly columns: string[] };
  const exported: Export[] = existsSync(real) ? JSON.parse(readFileSync(real, "utf8")) : [];
  const find = (system: string, object: string): string[] => {
    const found = exported.find((one) => one.system.startsWith(system) && one.object === object);
    if (found === undefined) throw new Error(`${system} ${object}`);
    return found.columns;
  };

  it.each<[string, string, Layout, Record<string, string>]>([
    [
      "Zoho CRM",
      "Accounts",
      "customers",
      {
        code: "Record Id",
        name: "Account Name",
        owner: "Account Owner",
        website: "Website",
        city: "Billing City",
        note: "Description",
      },
    ],
    [
      "Zoho CRM",
      "Leads (full standard field set)",
      "customers",
      {
        name: "Company",
        owner: "Lead Owner",
        country: "Country",
        source: "Lead Source",
        size: "No of Employees",
        tags: "Tag",
        created_at: "Created Time",
      },
    ],
    [
      "Zoho CRM",
      "Contacts",
      "contacts",
      {
        customer: "Account Name",
        first_name: "First Name",
        last_name: "Last Name",
        email: "Email",
      },
    ],
    [
      "Zoho CRM",
      "Deals",
      "orders",
      { customer: "Account Name", number: "Deal Name", date: "Closing Date", amount: "Amount" },
    ],
    [
      "HubSpot",
      "Companies",
      "customers",
      {
        code: "Record ID",
        name: "Company name",
        website: "Company Domain Name",
        country: "Country/Region",
      },
    ],
    [
      "HubSpot",
      "Contacts",
      "contacts",
      { customer: "Associated Company", email: "Email", phone: "Phone Number" },
    ],
    [
      "Salesforce",
      "Account (UI labels)",
      "customers",
      { code: "Account ID", name: "Account Name", city: "Billing City" },
    ],
    [
      "Google Contacts",
      "CSV export, current layout",
      "contacts",
      {
        customer: "Organization Name",
        role: "Organization Title",
        email: "E-mail 1 - Value",
        phone: "Phone 1 - Value",
        birthday: "Birthday",
        note: "Notes",
      },
    ],
    [
      "Outlook.com (new)",
      "CSV export, 61 columns",
      "contacts",
      {
        customer: "Company",
        role: "Job Title",
        email: "E-mail Address",
        phone: "Mobile Phone",
        birthday: "Birthday",
      },
    ],
    [
      "小满",
      "客户",
      "customers",
      {
        code: "客户编号",
        name: "公司名称",
        country: "国家地区",
        website: "公司网址",
        source: "客户来源",
        tags: "客户标签",
        stage: "客户阶段",
        zone: "时区",
        size: "规模",
        note: "公司备注",
      },
    ],
  ])("%s %s map sensibly to %s", (system, object, layout, expected) => {
    expect(fieldsOf(find(system, object), layout)).toMatchObject(expected);
  });
});
