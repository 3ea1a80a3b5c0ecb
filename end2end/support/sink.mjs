// The mail server at the other end: a process of its own that takes every letter, reads it with a parser that shares nothing with ours,
// and tells whoever started it. Mailboxes called "nobody…" don't exist here; for those called "slow…" it takes its time until it is told to
// answer.
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

const [waiting, awake] = [new Map(), new Set()];

const server = new SMTPServer({
  banner: 'sink',
  // Loopback only, as `smtp://` without TLS is.
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onRcptTo({ address }, _session, done) {
    if (address.startsWith('slow') && !awake.has(address)) return void waiting.set(address, done);
    if (!address.startsWith('nobody')) return done();
    done(Object.assign(new Error('5.1.1 There is no such mailbox here'), { responseCode: 550 }));
  },
  async onData(stream, session, done) {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    const read = await PostalMime.parse(raw);
    process.send({
      letter: {
        envelope: { from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((to) => to.address) },
        from: read.from,
        to: read.to,
        subject: read.subject ?? '',
        text: read.text ?? '',
        html: read.html ?? '',
        headers: Object.fromEntries(read.headers.map(({ key, value }) => [key, value])),
        raw: raw.toString('latin1'),
      },
    });
    done();
  },
});

server.on('error', (cause) => {
  process.stderr.write(`${cause.stack}\n`);
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.server.address().port }));
process.on('message', ({ answer }) => {
  awake.add(answer);
  waiting.get(answer)?.();
});
process.on('disconnect', () => process.exit());
