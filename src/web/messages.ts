import type { Refusal } from '../requests/refusals.js';

/** Words and HTTP status of every refusal: what happened, what is safe, what to do. The compiler asks for each. */
interface Message {
  readonly status: 403 | 404 | 409 | 422;
  readonly title: string;
  readonly says: string;
}

export const messages: Readonly<Record<Refusal, Message>> = {
  'not-found': { status: 404, title: 'We cannot find that', says: 'It may not exist, or it may belong to a project you are not on. Check the reference, or go back to your own requests.' },
  'not-allowed': { status: 403, title: 'You cannot do this', says: 'Your role on this project does not allow it. Nothing has changed. Ask the service manager if you think it should.' },
  'own-request': { status: 403, title: 'You cannot check your own request', says: 'Somebody else has to check it. Nothing has changed.' },
  'works-on-project': { status: 403, title: 'You cannot check this: you are on this project', says: 'People who work on a project never check its outputs. Nothing has changed. Ask the service manager to assign someone.' },
  'wrong-state': { status: 409, title: 'This request has moved on', says: 'What you asked for is not possible in the state the request is in now. Nothing has changed. Open the request to see where it stands.' },
  stale: { status: 409, title: 'This changed in another tab, or somebody else changed it', says: 'Your change was not saved, so that nothing is overwritten. Go back to copy your words, then open the request again.' },
  'files-changed': { status: 409, title: 'This file changed after you opened it', says: 'Your decision was not saved, because it was about other bytes. Open the new version.' },
  'not-claimed': { status: 409, title: 'You have not claimed this request', says: 'Claim it first. Then open the findings and decide file by file.' },
  'already-claimed': { status: 409, title: 'You have already claimed this request', says: 'Nothing has changed. You can carry on with it.' },
  'enough-checkers': { status: 409, title: 'This request has all the checkers it needs', says: 'Nothing has changed. Choose another from the queue.' },
  'already-finished': { status: 409, title: 'You have already sent your review of this round', says: 'Your decisions are recorded and cannot be changed now.' },
  'nothing-to-send': { status: 422, title: 'There is nothing to send', says: 'Add at least one file that is to be released.' },
  'answers-missing': { status: 422, title: 'Some questions are not answered', says: 'Answer the required questions about each file that is to be released, then send.' },
  'numbers-missing': { status: 422, title: 'A picture has no numbers behind it', says: 'For each figure, say which of your files holds the numbers it was drawn from.' },
  'rows-unconfirmed': { status: 422, title: 'A file looks like one row per person', says: 'Nothing has been sent. Remove that file, or confirm in so many words that its rows are not people.' },
  'reason-missing': { status: 422, title: 'Please give a reason', says: 'Deciding against a finding, and refusing, need a reason in words. Your decision was not saved.' },
  'findings-unopened': { status: 422, title: 'Some blocking findings have not been opened', says: 'Open each blocking finding once before you approve the file. Your decision was not saved.' },
  'files-undecided': { status: 422, title: 'Some files are not decided', says: 'Decide every file, then send your review.' },
  'file-settled': { status: 409, title: 'This file has already been decided', says: 'Its decision holds for exactly these bytes and cannot be changed in this round.' },
  'no-such-file': { status: 404, title: 'That file is not part of this request', says: 'It may have been replaced or removed. Open the request to see its files.' },
  'no-such-finding': { status: 404, title: 'That finding is not part of this round', says: 'The file may have been checked again. Open the file to see its findings.' },
  'too-many-files': { status: 422, title: 'Too many files', says: 'The request is at its limit. Remove files that need not be released, or start a second request.' },
  'nothing-approved': { status: 409, title: 'Nothing in this request is approved yet', says: 'Only approved files can be released. Nothing has changed.' },
  'not-an-output': { status: 422, title: 'That file is not for release', says: 'Only files marked “Release it” are decided. Supporting files stay inside.' },
  'digest-differs': { status: 409, title: 'This file is not the one that was approved', says: 'It has not been released. The team has been told.' },
  'no-clean-copy': { status: 422, title: 'No clean copy was made', says: 'The file is as it was.' },
  'text-missing': { status: 422, title: 'Please write something', says: 'The box was empty, so nothing was saved.' },
  'file-too-large': { status: 422, title: 'A file is too large', says: 'One file may have up to 200 MB. Send only the rows you will publish, or split it. Nothing was added.' },
  'name-missing': { status: 422, title: 'A name is missing', says: 'Give it a name (and, for an account, an e-mail address), then try again.' },
  'title-missing': { status: 422, title: 'A title is missing', says: 'Give it a title that the people who read it will recognise.' },
  'pack-unknown': { status: 422, title: 'A rule pack is not known here', says: 'The project names a rule pack that is missing or not enabled. Ask the service manager.' },
  'person-unknown': { status: 422, title: 'A member has no account', says: 'Open an account for them first, then add them to the project.' },
  'project-closed': { status: 409, title: 'This project is closed', says: 'It takes no new requests. Ask the service manager if you think it should.' },
  'no-such-release': { status: 404, title: 'That release is not part of this request', says: 'Open the request to see what has been released.' },
  'email-taken': { status: 409, title: 'There is an account with that e-mail address', says: 'Nothing has changed. Use the account that is there, or another address.' },
  'password-weak': { status: 422, title: 'The password is too short', says: 'Use at least 12 characters. Three random words work well.' },
  'password-wrong': { status: 422, title: 'That is not your password', says: 'Nothing has changed. Enter the password you sign in with now.' },
  'own-account': { status: 409, title: 'This is your own account', says: 'Nothing has changed. Another manager has to do this, so that nobody locks everybody out.' },
};
