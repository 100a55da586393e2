import { Router } from 'express';

const keys = [
  ['n / p', 'next / previous finding'], ['j / k', 'next / previous file'], ['arrow keys, Home, End', 'move in the table'], ['Enter', 'open the inspector for a cell'], ['Esc', 'leave the inspector, back to the cell'],
  ['v', 'values / risk map'], ['d', 'compare with the last round'], ['f', 'preview fixes'], ['c / C', 'comment for the researcher / among checkers'], ['a / r', 'move to Approve / Ask for changes'], ['Ctrl + Enter', 'send the form you are in'],
  ['/', 'find in the table'], ['g then q', 'queue'], ['g then r', 'the request'], ['?', 'this page'],
] as const;

/** Help, and the keys of the file page with their off switch. */
export function helpPage(): Router {
  const router = Router();
  router.get('/help', (_req, res) => res.render('pages/help/page.njk', { title: 'Help and keys', keys }));
  return router;
}
