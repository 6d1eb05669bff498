import { Navigate, Route, Routes } from 'react-router';
import { AdminPage } from './admin/admin-page.tsx';
import { CallPage } from './agent/call-page.tsx';
import { SearchBackPage } from './agent/search-back/search-back-page.tsx';
import { StartPage } from './agent/start/start-page.tsx';
import { ConfirmationsPage } from './confirmation/confirmations-page.tsx';
import { HelplinePage } from './helpline/helpline-page.tsx';
import { GapsPage } from './knowledge-gaps/gaps-page.tsx';
import { AnswerPage } from './monitor/answer-page.tsx';
import { AnswersPage } from './monitor/answers-page.tsx';
import { NotFoundPage } from './other-roles/not-found-page.tsx';
import { RolePage } from './other-roles/role-page.tsx';
import { SessionGate } from './session/session-gate.tsx';

/** The routes of the console; each role sees its own workspace at "/". */
export function App() {
  return (
    <SessionGate>
      {(user) =>
        user.role === 'medewerker' ? (
          <Routes>
            <Route path="/" element={<StartPage />} />
            <Route path="/gesprekken" element={<SearchBackPage />} />
            <Route path="/gesprekken/:callId" element={<CallPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        ) : user.role === 'kwaliteitsmonitor' ? (
          <Routes>
            <Route path="/" element={<AnswersPage />} />
            <Route path="/antwoorden" element={<Navigate to="/" replace />} />
            <Route path="/antwoorden/:answerId" element={<AnswerPage />} />
            <Route path="/bevestigingen" element={<ConfirmationsPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        ) : user.role === 'hulplijn' ? (
          <Routes>
            <Route path="/" element={<HelplinePage />}>
              <Route path="vragen/:requestId" element={null} />
            </Route>
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        ) : (
          <Routes>
            <Route
              path="/"
              element={
                user.role === 'kennisbeheerder' ? (
                  <GapsPage />
                ) : user.role === 'beheerder' ? (
                  <AdminPage />
                ) : (
                  <RolePage />
                )
              }
            />
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        )
      }
    </SessionGate>
  );
}
