import { describe, expect, it } from '@jest/globals';
import { identify } from './identify.js';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part)).concat([0, 1, 2, 200, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
const at = (offset: number, content: string): Uint8Array => bytes(Array.from({ length: offset }, () => 0), content);

describe('kinds by content, whatever the name says', () => {
  it.each<[string, string, Uint8Array]>([
    ['png', 'figure.png', bytes([0x89], 'PNG\r\n', [0x1a], '\n')], ['jpeg', 'x.jpg', bytes([255, 216, 255])], ['pdf', 'a.pdf', bytes('%PDF-1.7')],
    ['tiff', 'a.tif', bytes('II*', [0])], ['webp', 'a.webp', bytes('RIFF', [1, 2, 3, 4], 'WEBP')], ['gif', 'a.gif', bytes('GIF89a')], ['bmp', 'a.bmp', bytes('BM', [9, 9, 9, 9, 0, 0, 0, 0])],
    ['stata', 'a.dta', bytes('<stata_dta><header>')], ['stata', 'a.dta', bytes([0x73, 2, 1, 0])], ['spss', 'a.sav', bytes('$FL2')], ['sas', 'a.xpt', text('HEADER RECORD*******LIBRARY HEADER')],
    ['r', 'a.rds', bytes([0x1f, 0x8b, 8])], ['r', 'a', bytes('RDX3\n')], ['pickle', 'model.pkl', bytes([0x80, 4, 0x95])], ['sqlite', 'a.csv', bytes('SQLite format 3', [0])],
    ['numpy', 'a.npy', bytes([0x93], 'NUMPY')], ['hdf5', 'a.h5', bytes([0x89], 'HDF\r\n', [0x1a], '\n')], ['matlab', 'a.mat', bytes('MATLAB 5.0')], ['parquet', 'a', bytes('PAR1')],
    ['arrow', 'a.feather', bytes('ARROW1')], ['dicom', 'a', at(128, 'DICM')], ['nifti', 'a.nii', bytes([0x5c, 1, 0, 0], Array.from({ length: 340 }, () => 0), 'n+1')],
    ['vcf', 'a.vcf', text('##fileformat=VCFv4.2\n#CHROM\tPOS\n')], ['plink', 'a.bed', bytes([0x6c, 0x1b, 1])], ['bam', 'a', bytes('BAM', [1])], ['gguf', 'a.bin', bytes('GGUF')],
    ['gzip', 'a.gz', bytes([0x1f, 0x8b, 8])], ['sevenzip', 'a.7z', bytes('7z', [0xbc, 0xaf, 0x27, 0x1c])], ['tar', 'a.tar', at(257, 'ustar')], ['executable', 'a.csv', bytes([0x7f], 'ELF')],
    ['duckdb', 'a.db', at(8, 'DUCK')], ['onnx', 'm.onnx', bytes([8, 7, 0, 0])], ['binary', 'what', bytes([1, 2, 3, 0])], ['empty', 'a.csv', new Uint8Array(0)],
    ['rtf', 'a.rtf', text('{\\rtf1\\ansi hello}')], ['svg', 'a.svg', text('<?xml version="1.0"?>\n<!-- made -->\n<svg xmlns="x"/>')], ['html', 'a.txt', text('<!DOCTYPE html><html></html>')],
    ['html', 'a.html', text('<table><tr><td>1</td></tr></table>')], ['xml', 'a.xml', text('<?xml version="1.0"?><a/>')], ['json', 'a.json', text('{"n": 3}')],
    ['jsonl', 'a.jsonl', text('{"n": 3}\n{"n": 4}\n')], ['notebook', 'a.ipynb', text('{"cells": [], "nbformat": 4}')], ['code', 'run.R', text('x <- 3\n')],
    ['log', 'a.log', text('. tab sex\n')], ['log', 'a.txt', text('. tabulate sex agegroup\n\n      sex |  Freq.\n----------+-------\n')], ['latex', 'a.tex', text('\\begin{tabular}{ll}')],
    ['markdown', 'a.md', text('# Results\n')], ['csv', 'a.csv', text('a,b\n1,2\n')], ['csv', 'a.txt', text('a\tb\n1\t2\n')], ['csv', 'a.out', text('a\tb\n1\t2\n')],
    ['text', 'note.txt', text('We found nothing of note.\n')],
  ])('%s (%s)', (kind, name, content) => { expect(identify(name, content).kind).toBe(kind); });
});

describe('endings that do not fit', () => {
  it.each<[string, Uint8Array, boolean]>([
    ['a.csv', bytes('SQLite format 3', [0]), true], ['a.png', bytes([255, 216, 255]), true], ['a.csv', bytes([0x7f], 'ELF'), true], ['a.xlsx', text('a,b\n1,2\n'), true],
    ['a.png', bytes([1, 2, 3, 0]), true],
    ['a.csv', text('a,b\n1,2\n'), false], ['a.txt', text('a\tb\n1\t2\n'), false], ['a.log', text('hello\n'), false], ['results', text('a,b\n1,2\n'), false],
    ['a.rds', bytes([0x1f, 0x8b, 8]), false], ['table.v2', text('a,b\n1,2\n'), false], ['a.CSV', text('a,b\n1,2\n'), false],
  ])('%s', (name, content, mismatch) => { expect(identify(name, content).mismatch).toBe(mismatch); });
});
