import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { all, any, dependsOn, no, reworded, yes, type Answer } from '../../../src/access/decide/answer.ts';
import { testSuite } from '../../harness.ts';

type Texts = Answer<string, string, string>;

const words = fc.array(fc.string(), { maxLength: 3 });
const answer: fc.Arbitrary<Texts> = fc.oneof(
  words.map((by) => yes(...by)),
  words.map((because) => no(...because)),
  words.map((facts) => dependsOn(...facts)),
);
const answers = fc.array(answer, { maxLength: 5 });
const rank = { no: 0, unknown: 1, yes: 2 };
const rankOf = ({ is }: Texts): number => rank[is];

testSuite('all and any', (test) => {
  const row = (title: string, given: readonly Texts[], ofAll: Texts, ofAny: Texts): void =>
    test(title, () => assert.equal([all(given), any(given)], [ofAll, ofAny]));
  row('of nothing', [], yes(), no());
  row('of one', [yes('a')], yes('a'), yes('a'));
  row('all that hold are told', [yes('a'), yes(), yes('b')], yes('a', 'b'), yes('a', 'b'));
  row('the first that fails decides', [yes('a'), no('b'), no('c')], no('b'), yes('a'));
  row('the reasons of each where none holds', [no('b', 'c'), no('d')], no('b', 'c'), no('b', 'c', 'd'));
  row(
    'facts of all that are undecided',
    [dependsOn('x'), yes('a'), dependsOn('y', 'z')],
    dependsOn('x', 'y', 'z'),
    yes('a'),
  );
  row('a failure goes before what is undecided', [dependsOn('x'), no('b')], no('b'), dependsOn('x'));
  row('undecided without a fact', [dependsOn(), yes('a')], dependsOn(), yes('a'));

  const holds = (title: string, property: fc.IProperty<[Texts[], Texts, Texts]>): void =>
    test(title, () => fc.assert(property));
  holds(
    'the least and the most of the outcomes, in whatever order',
    fc.property(answers, answer, answer, (some, one, other) => {
      const given = [one, ...some, other];
      const ranks = given.map(rankOf);
      for (const order of [given, given.toReversed()]) {
        assert.is(rankOf(all(order)), Math.min(...ranks));
        assert.is(rankOf(any(order)), Math.max(...ranks));
      }
    }),
  );
  holds(
    'monotone: a better part makes no worse whole',
    fc.property(answers, answer, answer, (some, one, other) => {
      const [worse, better] = rankOf(one) <= rankOf(other) ? [one, other] : [other, one];
      assert.ok(rankOf(all([...some, worse])) <= rankOf(all([...some, better])));
      assert.ok(rankOf(any([...some, worse])) <= rankOf(any([...some, better])));
    }),
  );
  holds(
    'a part may be folded first, reasons and facts in the same order',
    fc.property(answers, answer, answer, (some, one, other) => {
      assert.equal(all([all([...some, one]), other]), all([...some, one, other]));
      assert.equal(any([any([...some, one]), other]), any([...some, one, other]));
    }),
  );

  test('reworded: reasons and facts, and not by what it holds', () => {
    const upper = (given: Texts): Texts =>
      reworded(
        given,
        (because) => because.toUpperCase(),
        (fact) => `${fact}?`,
      );
    assert.equal([yes('a'), no('b'), dependsOn('c')].map(upper), [yes('a'), no('B'), dependsOn('c?')]);
  });
});
