import type { FileSubject } from './subjects.js';

const kinds = new Set(['pickle', 'onnx', 'pytorch', 'keras', 'safetensors', 'gguf', 'java', 'r', 'stata-estimates', 'hdf5']);
const languages = /\b(llm|gpt|bert|llama|mistral|t5|language model|transformers?|lora|gguf|tokenizer|generative|fine[- ]?tun\w*)\b/;

/** A fitted model that leaves as a file, rather than a table of its coefficients. */
export const isTrainedModel = (file: FileSubject): boolean =>
  (file.tables.length === 0 && kinds.has(kindOf(file)) && (file.kind !== 'r' || /model|fit|\blm\b|glm|cox/i.test(file.path))) || ['trained-model', 'ml-model', 'classifier'].includes(file.declared?.kind ?? '') || (file.kind === 'json' && /\b(support_vectors_?|n_estimators|dual_coef_?|learner|booster|min_samples_leaf)\b/.test(head(file)));

/** The settings a model was trained with, as JSON, and nothing that was learnt from the data. */
export const isSettingsOnly = (file: FileSubject): boolean =>
  file.kind === 'json' && !/\b(support_vectors_?|dual_coef_?|learner|booster|leaf_values?|split_conditions|tree_info|node_count|estimators_)\b/.test(head(file));

/** The kind a reader found, also for formats that are not read. */
export const kindOf = (file: FileSubject): string => String(file.facts.find(({ is }) => is === 'binary-data-object')?.detail?.['kind'] ?? file.kind);

/** Words about the model: its name, what is declared, the first texts in it. */
export const modelWords = (file: FileSubject): string => `${file.path} ${file.declared?.title ?? ''} ${head(file)}`.replaceAll(/[_-]+/g, ' ').toLowerCase();

export const isLanguageModel = (file: FileSubject): boolean => kindOf(file) === 'gguf' || (isTrainedModel(file) && languages.test(modelWords(file)));

function head(file: FileSubject): string {
  const words: string[] = file.tables.slice(0, 20).map(({ title }) => title);
  for (const { text } of file.texts()) {
    words.push(text.slice(0, 2000));
    if (words.length >= 60) break;
  }
  return words.join(' ');
}
