import './page.css';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';

type PageFrameProps = {
  /** Title of the window; also the text of the first heading unless `heading` is given. */
  title: string;
  children: ReactNode;
  /** Right side of the bar: who is signed in, sign out. */
  end?: ReactNode;
  /** Lines under the bar. */
  notices?: ReactNode;
  narrow?: boolean;
  /** For a page of several columns. */
  wide?: boolean;
};

/** A page outside the call: skip link, bar, notices, and a main part under one heading. */
export function PageFrame({ title, children, end, notices, narrow = false, wide = false }: PageFrameProps) {
  const main = useRef<HTMLElement>(null);
  // "default" is the key of the first page: there the browser sets the focus itself.
  const navigated = useLocation().key !== 'default';
  useEffect(() => {
    document.title = `${title} - BelBot`;
  }, [title]);
  useEffect(() => {
    if (!navigated) return;
    window.scrollTo(0, 0);
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [navigated]);
  return (
    <>
      <a className="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">
        Naar de inhoud
      </a>
      <header>
        <div className="bb-bar">
          <Link to="/" className="bb-bar__name">
            BelBot
          </Link>
          {end && <div className="bb-bar__end">{end}</div>}
        </div>
        {notices}
      </header>
      <main
        ref={main}
        id="inhoud"
        tabIndex={-1}
        className={`bb-page ${narrow ? 'bb-page--narrow' : ''} ${wide ? 'bb-page--wide' : ''}`}
      >
        <h1 className="utrecht-heading-1">{title}</h1>
        {children}
      </main>
    </>
  );
}
