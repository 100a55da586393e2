import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'reports/**', 'src/web/assets/**', '.airlock/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-params': ['error', 5],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'rules/**/*.ts', 'workers/**/*.ts'],
    // The catalogue of rules is two lines a rule, however many there are.
    ignores: ['**/*.test.ts', 'rules/index.ts'],
    rules: { 'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }] },
  },
);
