/** A bug, or something outside that does not answer. Thrown with its cause and caught only at the edges. */
export class Fault extends Error {
  override readonly name = 'Fault';
}
