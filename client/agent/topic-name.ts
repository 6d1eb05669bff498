import { OTHER } from '../../server/contract/wrap-up.ts';
import { useTopics } from '../api/knowledge.ts';

/** Gives the name of a category by its key: its topic, "Overig", or the key itself when the topic is gone. */
export function useTopicName(): (key: string | null) => string {
  const topics = useTopics();
  return (key) => {
    if (key === null) return '';
    if (key === OTHER) return 'Overig';
    return topics.data?.find((topic) => topic.key === key)?.name ?? key;
  };
}

/** Every category to choose from, in the order of the knowledge base, "Overig" last. */
export function useTopicOptions(): { value: string; label: string }[] {
  const topics = useTopics();
  return [
    ...(topics.data ?? [])
      .filter(({ key }) => key !== OTHER)
      .map(({ key, name }) => ({ value: key, label: name })),
    { value: OTHER, label: 'Overig' },
  ];
}
