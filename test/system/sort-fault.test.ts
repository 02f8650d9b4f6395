import { describe, expect, test } from 'vitest';
import { CodedError, interruption } from '../../src/errors.js';
import { isOutage, sortFault } from '../../src/system/sort-fault.js';

const coded = (message: string, code: string) => Object.assign(new Error(message), { code });

describe('a fault of a job', () => {
  test.each([
    ['a server that is shutting down', coded('terminating connection', '57P01')],
    ['one that is starting', coded('the database system is starting up', '57P03')],
    ['a full disk', coded('could not extend file', '53100')],
    ['too many connections', coded('sorry, too many clients already', '53300')],
    ['a standby after a switch', coded('cannot execute INSERT in a read-only transaction', '25006')],
    ['a closed port', coded('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED')],
    ['a cut connection', new Error('Connection terminated unexpectedly')],
    ['a connection that answers no more', new Error('Query read timeout')],
    ['a pool that gets none', new Error('timeout exceeded when trying to connect')],
    ['a full Redis', new Error("OOM command not allowed when used memory > 'maxmemory'.")],
    ['one of these behind another error', new Error('saving failed', { cause: coded('x', 'ECONNRESET') })],
  ])('is waited out when it is %s', (_name, error) => {
    expect(sortFault(error)).toBe('wait');
  });

  test.each([
    ['a wrong statement', coded('syntax error', '42601')],
    ['a broken rule', coded('violates foreign key constraint', '23503')],
    ['a deadlock', coded('deadlock detected', '40P01')],
    ['a mistake of ours', new TypeError('x is undefined')],
    ['no error at all', 'words'],
  ])('is tried again a few times when it is %s', (_name, error) => {
    expect(sortFault(error)).toBe('try-again');
    expect(isOutage(error)).toBe(false);
  });

  test('follows its retry class when it is one of ours', () => {
    expect(sortFault(interruption('fetching'))).toBe('give-back');
    expect(sortFault(new CodedError({ code: 'x', message: 'x', retry: 'never' }))).toBe('set-aside');
    expect(sortFault(new CodedError({ code: 'x', message: 'x', retry: 'now' }))).toBe('try-again');
  });
});
