import { Router } from 'express';
import type { Deps } from '../deps.js';
import { signedIn } from '../middleware/person.js';
import { describePage } from './describe/page.js';
import { filesPage } from './files/page.js';
import { homePage } from './home/page.js';
import { filePage } from './file/page.js';
import { newRequestPage } from './new-request/page.js';
import { queuePage } from './queue/page.js';
import { requestPage } from './request/page.js';
import { sendPage } from './send/page.js';
import { signInPages } from './sign-in/page.js';

/** What anyone may open. */
export function publicPages(deps: Deps): Router {
  const router = Router();
  router.use(signInPages(deps));
  return router;
}

/** What needs a person. */
export function staffPages(deps: Deps): Router {
  const router = Router();
  router.use(signedIn);
  for (const page of [homePage, newRequestPage, filesPage, describePage, sendPage, requestPage, filePage, queuePage]) router.use(page(deps));
  return router;
}
