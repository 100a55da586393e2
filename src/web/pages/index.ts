import { Router } from 'express';
import type { Deps } from '../deps.js';
import { signedIn } from '../middleware/person.js';
import { signInPages } from './sign-in/page.js';

/** What anyone may open. */
export function publicPages(deps: Deps): Router {
  const router = Router();
  router.use(signInPages(deps));
  return router;
}

/** What needs a person. */
export function staffPages(_deps: Deps): Router {
  const router = Router();
  router.use(signedIn);
  return router;
}
