import { describe, expect, it } from "vitest";
import repository from "../../../src/placette/places/cells.csv?raw";
import { cellOf, findCell, parseCells } from "./cells";
import { browserCells } from "./cellsFile";

const GZIPPED_BYTES_MAX = 50_000;
const WHOLE = [
  "cell,departement,basin,name,around,lat,lon,population,postcodes",
  "10-01,10,10-a,Troyes,autour de Troyes,48.2970,4.0746,61000,10000 10600",
  "10-02,10,10-b,Nogent-sur-Seine,autour de Nogent-sur-Seine,48.4936,3.5030,26100,10400 10640",
  "62-03,62,62-a,Calais,autour de Calais,50.9513,1.8587,76000,62100 62730",
  "75-08,75,75-a,Paris 8e,autour de Paris 8e,48.8718,2.3123,36000,75008",
].join("\n");
const cells = parseCells(browserCells(WHOLE));
const troyes = { id: "10-01", departement: "10", name: "Troyes", around: "autour de Troyes" };

describe("the table for the browser", () => {
  it("keeps no coordinates, no inhabitants and no basin", () => {
    const kept = browserCells(WHOLE);
    expect(kept.split("\n")[0]).toBe("cell,departement,name,around,postcodes");
    expect(kept).not.toMatch(/\d\.\d|61000|10-a/);
  });

  it("reads the same from the whole table", () => {
    expect(parseCells(WHOLE)).toEqual(cells);
    expect(cells.size).toBe(7);
  });

  it("gives one and the same cell for all its postcodes", () => {
    expect(cellOf(cells, "10000")).toEqual(troyes);
    expect(cellOf(cells, "10600")).toBe(cellOf(cells, "10000"));
    expect(cellOf(cells, "62100")?.around).toBe("autour de Calais");
    expect(cellOf(cells, "1000")).toBeNull();
  });

  it.each([
    ["nothing", ""],
    ["a page", "<!doctype html><title>Placette</title>"],
    ["a head without rows", "cell,departement,name,around,postcodes"],
    ["a missing column", "cell,departement,name,postcodes\n10-01,10,Troyes,10000"],
    ["a broken row", `${WHOLE}\n76-01,76,Le Havre`],
    ["quotes", `${WHOLE}\n76-01,76,b,"Le Havre",autour du Havre,1,2,3,76600`],
  ])("refuses %s", (_, text) => {
    expect(() => parseCells(text)).toThrow(/table/);
  });
});

describe("what was typed", () => {
  it.each(["10000", "10 000", " 10600 "])("'%s' is around Troyes", (typed) => {
    expect(findCell(cells, typed)).toEqual({ kind: "known", cell: troyes });
  });

  it.each(["", "1", "1000", "6210"])("'%s' is not finished", (typed) => {
    expect(findCell(cells, typed).kind).toBe("partial");
  });

  it.each(["1000a", "100000", "2B000"])("'%s' is no postcode at all", (typed) => {
    expect(findCell(cells, typed)).toEqual({ kind: "unknown", suggestions: [] });
  });

  it("knows a company's code, and proposes the commune's", () => {
    const found = findCell(cells, "10004");
    expect(found.kind).toBe("company");
    expect(found).toMatchObject({ suggestions: [{ postcode: "10000", cell: troyes }] });
  });

  it.each([
    ["62010", "unknown", ["62100"]], // a commune's look, but no such code
    ["62700", "unknown", ["62730", "62100"]], // one digit otherwise; the last ones slip first
    ["10604", "company", ["10600", "10640"]], // a commune's 0 before two digits exchanged
    ["01000", "unknown", ["10000"]], // two digits exchanged
    ["75080", "unknown", ["75008"]],
    ["00000", "unknown", []],
  ])("%s is %s; proposed: %j", (typed, kind, proposed) => {
    const found = findCell(cells, typed);
    expect(found.kind).toBe(kind);
    expect("suggestions" in found && found.suggestions.map((one) => one.postcode)).toEqual(proposed);
  });
});

describe("the repository's own table", () => {
  const own = browserCells(repository);
  const whole = parseCells(own);

  it("has every postcode, and says where a few of them are", () => {
    expect(whole.size).toBe(6328);
    expect(cellOf(whole, "62100")?.around).toBe("autour de Calais");
    expect(cellOf(whole, "76600")?.around).toBe("autour du Havre");
    expect(cellOf(whole, "97500")?.departement).toBe("outre-mer");
    expect(findCell(whole, "10004")).toMatchObject({ kind: "company", suggestions: [{ postcode: "10000" }] });
  });

  it("travels light, and says no point", async () => {
    expect(own).not.toMatch(/\d\.\d/);
    const packed = new Blob([own]).stream().pipeThrough(new CompressionStream("gzip"));
    expect((await new Response(packed).arrayBuffer()).byteLength).toBeLessThan(GZIPPED_BYTES_MAX);
  });
});
