// Starts Azurite in a session of its own and ends at once, so that the store outlives whoever asked for it: it writes with a delay, and a
// killed app must not take the last seconds of data along. Usage: node start.js FOLDER. Leaves azurite.json (pid) and azurite.log there;
// the log says on which ports it listens.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const folder = path.resolve(process.argv[2]);
const log = fs.openSync(path.join(folder, 'azurite.log'), 'w');
const services = ['blob', 'queue', 'table'];

// The port 0 is any free one. Connections are kept for as long as .NET's pool keeps them: one that the server closes first is a lost request.
const child = spawn(process.execPath, [
  require.resolve('azurite/dist/src/azurite.js'),
  '--location', folder,
  '--silent', '--disableTelemetry', '--skipApiVersionCheck',
  ...services.flatMap(service => [`--${service}Host`, '127.0.0.1', `--${service}Port`, '0', `--${service}KeepAliveTimeout`, '120']),
], { cwd: folder, detached: true, stdio: ['ignore', log, log] });

child.on('error', error => {
  console.error(error.message);
  process.exit(1);
});
child.on('spawn', () => {
  fs.writeFileSync(path.join(folder, 'azurite.json'), JSON.stringify({ pid: child.pid }));
  child.unref();
});
