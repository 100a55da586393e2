import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { ontologyIri, ontologyRisks, risks, statbarns } from './statbarns.js';

const entry = z.object({ iri: z.string(), label: z.string() });
const ontology = z.object({ Statbarn: z.array(entry), Risk: z.array(entry) }).parse(JSON.parse(readFileSync(new URL('../../fixtures/statbarns/statbarns.json', import.meta.url), 'utf8')));

test('our classes are those of the ontology, by label and IRI', () => {
  expect(statbarns.map((name) => ({ label: name, iri: ontologyIri(name) })).sort((a, b) => (a.label < b.label ? -1 : 1))).toEqual(ontology.Statbarn.map(({ label, iri }) => ({ label, iri })));
});

test('so are the first risks, and the others claim no IRI', () => {
  expect(risks.slice(0, ontologyRisks).map((name) => ({ label: name as string, iri: ontologyIri(name) })).sort((a, b) => (a.label < b.label ? -1 : 1))).toEqual(ontology.Risk.map(({ label, iri }) => ({ label, iri })));
  expect(risks.slice(ontologyRisks).map(ontologyIri)).toEqual([undefined, undefined, undefined]);
});
