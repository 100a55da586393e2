import type { Request, RequestHandler, Response } from 'express';
import type { Account } from '../../ports/index.js';
import type { Deps } from '../deps.js';
import { csrfToken } from './csrf.js';

declare module 'express-serve-static-core' {
  interface Locals {
    account?: Account;
    frame?: Frame;
  }
}

/** What the layout needs on every page. */
export interface Frame {
  readonly service: string;
  readonly version: string;
  readonly path: string;
  readonly person?: { readonly name: string };
  readonly nav: readonly { readonly text: string; readonly href: string; readonly here: boolean }[];
  readonly flash?: string;
  readonly csrf: string;
}

/** Knows who asks, and prepares the frame of the page. A closed account is signed out at once. */
export const person = ({ ports, config }: Deps): RequestHandler => async (req, res, next) => {
  const id = req.session.person;
  const account = id ? await ports.people.account(id) : undefined;
  if (id && (!account || account.closedAt)) delete req.session.person;
  else if (account) res.locals.account = account;
  const isChecker = account ? (await ports.reads.projects({ member: account.id })).some((project) => project.members.some((member) => member.person === account.id && member.roles.includes('checker'))) : false;
  const flash = req.session.flash;
  const isPage = req.method === 'GET' && req.accepts('html') !== false;
  if (flash && isPage) delete req.session.flash;
  res.locals.frame = {
    service: config.serviceName, version: config.version, path: req.path,
    nav: links(account, isChecker).map(([text, href]) => ({ text, href, here: req.path === href || (href !== '/' && req.path.startsWith(`${href}/`)) })),
    csrf: account || req.path === '/sign-in' ? csrfToken(req) : '',
    ...(account ? { person: { name: account.name } } : {}), ...(flash && isPage ? { flash } : {}),
  };
  next();
};

function links(account: Account | undefined, isChecker: boolean): (readonly [string, string])[] {
  const open = [['Register', '/register'], ['Verify a file', '/verify'], ['How checking works', '/how-checking-works']] as const;
  if (!account) return [...open];
  return [
    ['My requests', '/'], ...(isChecker || account.isManager ? [['Queue', '/queue'] as const] : []), ['Projects', '/projects'],
    ...(account.isManager ? [['People', '/people'], ['Audit', '/audit'], ['Service', '/service']] as const : []), ['Register', '/register'], ['Help', '/help'],
  ];
}

/** Everybody else is asked to sign in first, and comes back to where they wanted to go. */
export const signedIn: RequestHandler = (req, res, next) => {
  if (res.locals.account) return next();
  res.redirect(303, req.method === 'GET' ? `/sign-in?next=${encodeURIComponent(req.path)}` : '/sign-in');
};

/** The person signed in, on a page behind `signedIn`. */
export function personOf(res: Response): Account {
  if (!res.locals.account) throw new Error('this page is not behind signedIn');
  return res.locals.account;
}

/** One sentence on the next page. Never a value, a label or a file name. */
export const say = (req: Request, sentence: string): void => {
  req.session.flash = sentence;
};
