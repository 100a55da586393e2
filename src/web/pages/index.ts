import { Router } from 'express';
import type { Deps } from '../deps.js';
import { signedIn } from '../middleware/person.js';
import { accountPage } from './account/page.js';
import { approveCleanPage } from './approve-clean/page.js';
import { auditPage } from './audit/page.js';
import { comparePage } from './compare/page.js';
import { describePage } from './describe/page.js';
import { differencesPage } from './differences/page.js';
import { filePage } from './file/page.js';
import { filesPage } from './files/page.js';
import { fixesPage } from './fixes/page.js';
import { helpPage } from './help/page.js';
import { homePage } from './home/page.js';
import { newRequestPage } from './new-request/page.js';
import { peoplePage } from './people/page.js';
import { personPage } from './people/person.js';
import { projectsPage } from './projects/page.js';
import { publicReading } from './public/page.js';
import { queuePage } from './queue/page.js';
import { requestPage } from './request/page.js';
import { rulesPage } from './rules/page.js';
import { sendPage } from './send/page.js';
import { servicePage } from './service/page.js';
import { signInPages } from './sign-in/page.js';

/** What anyone may open. */
export function publicPages(deps: Deps): Router {
  const router = Router();
  for (const page of [signInPages, publicReading, helpPage, rulesPage]) router.use(page(deps));
  return router;
}

/** What needs a person. */
export function staffPages(deps: Deps): Router {
  const router = Router();
  router.use(signedIn);
  const pages = [
    homePage, newRequestPage, filesPage, describePage, sendPage, requestPage, approveCleanPage, filePage, fixesPage, comparePage, differencesPage, queuePage, projectsPage, peoplePage, personPage, auditPage, accountPage, servicePage,
  ];
  for (const page of pages) router.use(page(deps));
  return router;
}
