import { expect, it } from 'vitest';
import { rememberLikeness } from '../../src/group/remember-likeness.js';
import { about } from '../support/story-members.js';

it('asks for the likeness of two articles once, in whatever order they come', () => {
  const asked: number[][] = [];
  const likeness = rememberLikeness((left, right) => {
    asked.push([left.article, right.article]);
    return left.article + right.article / 10;
  });
  const [one, other, third] = [about(1, []), about(2, []), about(3, [])];
  expect([likeness(other, one), likeness(one, other), likeness(one, third)]).toEqual([2.1, 2.1, 1.3]);
  expect(asked).toEqual([
    [2, 1],
    [1, 3],
  ]);
});
