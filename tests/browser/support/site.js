// The real server over the sample articles and the hostile ones, for the tests of one file.
'use strict';
const {execFileSync, spawn} = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const {hostileArticles} = require('./hostile.js');

const root = path.resolve(__dirname, '../../..');
const programs = process.env.FUNDSTELLE_BINARY_DIR ?? path.join(root, 'build/release/bin');
const samples = path.join(root, 'docs/samples/articles.ndjson');

const startServer = (data) => new Promise((resolve, reject) => {
  const server = spawn(path.join(programs, 'fundstelle-server'),
    ['--data', data, '--listen', '127.0.0.1:0'], {stdio: ['ignore', 'pipe', 'pipe']});
  let log = '';
  const read = (chunk) => {
    log += chunk;
    const address = /listening on (http:\/\/[\d.:]+)/.exec(log);
    if (address) {
      resolve({server, address: address[1]});
    }
  };
  server.stdout.on('data', read);
  server.stderr.on('data', read);
  server.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${log}`)));
});

// Builds an index of the samples, the hostile articles and `extra`, and serves it. `stop` ends it and
// removes everything.
const startSite = async ({extra = [], empty = false} = {}) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fundstelle-browser-'));
  const data = path.join(folder, 'data');
  if (!empty) {
    const articles = path.join(folder, 'more.ndjson');
    fs.writeFileSync(articles, [...hostileArticles(), ...extra].map((one) => JSON.stringify(one)).join('\n'));
    execFileSync(path.join(programs, 'fundstelle-indexer'), ['build', '--data', data, samples, articles],
      {stdio: 'pipe'});
  }
  const {server, address} = await startServer(data);
  return {
    address,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.removeAllListeners('exit');
      server.once('exit', () => {});
      const gone = new Promise((resolve) => server.once('close', resolve));
      server.kill('SIGTERM');
      await Promise.race([ended, gone]);
      fs.rmSync(folder, {recursive: true, force: true});
    },
  };
};

module.exports = {root, startSite};
