#!/usr/bin/env node
import { ensureBuilt } from './build.mjs';

await ensureBuilt();
await import('../dist/cli.js');
