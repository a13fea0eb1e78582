// Derives the reader's data tables from the published npm package pdfjs-dist (Apache-2.0; its CMaps BSD-3-Clause, Adobe).
//   npm pack pdfjs-dist@5.6.205 && tar xzf pdfjs-dist-5.6.205.tgz
//   node make-data.mjs package .
// What comes out is described beside each writer below; sources and licences stand in NOTICE at the repository's root.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { readCMap } from './read-bcmap.mjs';

const [packageFolder, outFolder] = process.argv.slice(2);
const worker = readFileSync(join(packageFolder, 'build/pdf.worker.mjs'), 'utf8');
const compress = data => deflateRawSync(Buffer.from(data), { level: 9 });

const array = name => JSON.parse(worker.match(new RegExp(`^const ${name} = (\\[.*\\]);$`, 'm'))[1]);

function table(name) {
  const start = worker.indexOf(`const ${name} = getLookupTableFactory(function (t) {`);
  const body = worker.slice(worker.indexOf('{', start) + 1, worker.indexOf('\n});', start));
  const filled = {};
  const factory = fill => () => { const inner = {}; fill(inner); return inner; };
  new Function('t', 'getLookupTableFactory', body)(filled, factory);
  return filled;
}

// glyphs: "name hex" a line; dingbats follow after an empty line.
function writeGlyphs() {
  const lines = entries => Object.entries(entries).map(([name, code]) => `${name} ${code.toString(16)}`).join('\n');
  writeFileSync(join(outFolder, 'glyphs.bin'), compress(lines(table('getGlyphsUnicode')) + '\n\n' + lines(table('getDingbatsGlyphsUnicode'))));
}

// encodings: "Title name name ..." a line, '-' for no glyph.
function writeEncodings() {
  const titles = {
    Standard: 'StandardEncoding', WinAnsi: 'WinAnsiEncoding', MacRoman: 'MacRomanEncoding', MacExpert: 'MacExpertEncoding',
    Symbol: 'SymbolSetEncoding', ZapfDingbats: 'ZapfDingbatsEncoding',
    CffStrings: 'CFFStandardStrings', CffExpert: 'ExpertCharset', CffExpertSubset: 'ExpertSubsetCharset',
  };
  const line = ([title, source]) => [title, ...array(source).map(name => name || '-')].join(' ');
  writeFileSync(join(outFolder, 'encodings.bin'), compress(Object.entries(titles).map(line).join('\n')));
}

// widths: "Font width" or "Font name:width ..." a line; then, after an empty line, "alias Font".
function writeWidths() {
  const line = ([font, widths]) =>
    `${font} ${typeof widths === 'number' ? widths : Object.entries(widths()).map(([name, width]) => `${name}:${width}`).join(' ')}`;
  const aliases = Object.entries(table('getStdFontMap')).map(([alias, font]) => `${alias.replaceAll(' ', '')} ${font}`);
  writeFileSync(join(outFolder, 'widths.bin'),
    compress(Object.entries(table('getMetrics')).map(line).join('\n') + '\n\n' + aliases.join('\n')));
}

// cmaps: count, then for each its name, offset and length, then the bodies, each deflated alone (read-bcmap.mjs says what is in one).
function writeCMaps() {
  const folder = join(packageFolder, 'cmaps');
  const names = readdirSync(folder).filter(file => file.endsWith('.bcmap')).map(file => file.slice(0, -6))
    .filter(name => !/UTF8|UTF32/.test(name)).sort();
  const bodies = names.map(name => compress(readCMap(readFileSync(join(folder, `${name}.bcmap`)), name.endsWith('-UCS2') && name.startsWith('Adobe'))));
  const head = [];
  let offset = 0;
  names.forEach((name, i) => {
    head.push(`${name} ${offset} ${bodies[i].length}`);
    offset += bodies[i].length;
  });
  writeFileSync(join(outFolder, 'cmaps.bin'), Buffer.concat([Buffer.from(head.join('\n') + '\n\n'), ...bodies]));
}

writeGlyphs();
writeEncodings();
writeWidths();
writeCMaps();
